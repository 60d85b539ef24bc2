package dev.refit.trigger.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.RefitJson;
import dev.refit.events.data.InputVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NextVersionTest {

    @Test
    void the_first_arrival_is_version_one() {
        Optional<InputVersion> first = NextVersion.of(Optional.empty(), Refits.arrival("flights", "2013-01", "A"));

        assertThat(first).get().returns(1L, InputVersion::sequence).returns("A", InputVersion::token);
    }

    @Test
    void a_token_that_comes_again_after_another_is_a_third_version() {
        assertThat(sequences("A", "B", "A")).containsExactly("1A", "2B", "3A");
    }

    @Test
    void the_same_token_as_the_last_is_no_version() {
        assertThat(sequences("A", "A", "B", "B", "B")).containsExactly("1A", "2B");
    }

    @Test
    void any_course_of_arrivals_makes_one_version_for_each_change_of_the_token() {
        Random random = new Random(20130101);
        for (int round = 0; round < 500; round++) {
            String[] tokens = random.ints(1 + random.nextInt(20), 'A', 'D')
                    .mapToObj(Character::toString)
                    .toArray(String[]::new);
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < tokens.length; i++) {
                if (i == 0 || !tokens[i].equals(tokens[i - 1])) {
                    expected.add((expected.size() + 1) + tokens[i]);
                }
            }

            assertThat(sequences(tokens)).as(String.join(",", tokens)).isEqualTo(expected);
        }
    }

    @Test
    void the_version_of_another_partition_is_refused() {
        Optional<InputVersion> other = NextVersion.of(Optional.empty(), Refits.arrival("flights", "2013-02", "A"));

        assertThatThrownBy(() -> NextVersion.of(other, Refits.arrival("flights", "2013-01", "A")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("last: got flights/2013-02, expected flights/2013-01");
    }

    @Test
    void a_version_survives_its_stay_in_a_state_store() {
        InputVersion version = NextVersion.of(Optional.empty(), Refits.arrival("flights", "2013-01", "A"))
                .orElseThrow();

        InputVersion read = RefitJson.read(RefitJson.bytes(version), InputVersion.class);

        assertThat(read).isEqualTo(version);
    }

    private static List<String> sequences(String... tokens) {
        List<String> made = new ArrayList<>();
        Optional<InputVersion> last = Optional.empty();
        for (String token : tokens) {
            Optional<InputVersion> next = NextVersion.of(last, Refits.arrival("flights", "2013-01", token));
            next.ifPresent(version -> made.add(version.sequence() + version.token()));
            last = next.isPresent() ? next : last;
        }
        return made;
    }
}

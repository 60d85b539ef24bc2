package dev.refit.trigger.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RefitJson;
import dev.refit.events.data.InputVersion;
import dev.refit.trigger.rule.Refits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NextVersionTest {

    @Test
    void the_first_arrival_is_version_one() {
        Optional<InputVersion> first = NextVersion.of(new KnownVersions(), Refits.arrival("flights", "2013-01", "A"));

        assertThat(first).get().returns(1L, InputVersion::sequence).returns("A", InputVersion::token);
    }

    @Test
    void a_token_that_comes_late_again_is_no_version() {
        assertThat(sequences("A", "B", "A")).containsExactly("1A", "2B");
    }

    @Test
    void all_arrivals_delivered_once_more_in_their_order_make_no_version() {
        assertThat(sequences("A", "B", "C", "A", "B", "C")).containsExactly("1A", "2B", "3C");
    }

    @Test
    void the_same_token_as_the_last_is_no_version() {
        assertThat(sequences("A", "A", "B", "B", "B")).containsExactly("1A", "2B");
    }

    @Test
    void a_token_of_another_partition_or_dataset_is_unknown() {
        KnownVersions versions = new KnownVersions();

        assertThat(versions.add(Refits.arrival("flights", "2013-01", "A"))).isPresent();
        assertThat(versions.add(Refits.arrival("flights", "2013-02", "A"))).isPresent();
        assertThat(versions.add(Refits.arrival("weather", "2013-01", "A"))).isPresent();
    }

    @Test
    void any_course_of_arrivals_makes_one_version_for_each_token() {
        Random random = new Random(20130101);
        for (int round = 0; round < 500; round++) {
            String[] tokens = random.ints(1 + random.nextInt(20), 'A', 'G')
                    .mapToObj(Character::toString)
                    .toArray(String[]::new);
            List<String> expected = new ArrayList<>();
            Arrays.stream(tokens).distinct().forEach(token -> expected.add((expected.size() + 1) + token));

            assertThat(sequences(tokens)).as(String.join(",", tokens)).isEqualTo(expected);
        }
    }

    @Test
    void a_version_survives_its_stay_in_a_state_store() {
        InputVersion version = NextVersion.of(new KnownVersions(), Refits.arrival("flights", "2013-01", "A"))
                .orElseThrow();

        InputVersion read = RefitJson.read(RefitJson.bytes(version), InputVersion.class);

        assertThat(read).isEqualTo(version);
    }

    private static List<String> sequences(String... tokens) {
        KnownVersions versions = new KnownVersions();
        return Arrays.stream(tokens)
                .flatMap(token -> versions.add(Refits.arrival("flights", "2013-01", token)).stream())
                .map(version -> version.sequence() + version.token())
                .toList();
    }
}

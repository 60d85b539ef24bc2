package dev.refit.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.store.StoreAccess;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionPolicyTest {
    private static final URI RUN = URI.create("s3://refit/runs/delay/delay-1/");
    private static final URI OWN = RUN.resolve("transform/1-0a1b2c3d/");

    @Test
    void filesAreNamedAsLongAsThereIsRoom() {
        Policy policy = policy(Stream.of("s3://data/in/a%20b%2a%24%7baws:username%7d.csv", "file:///etc/passwd"));

        assertThat(policy.allows("s3:GetObject", "data/in/a b*${aws:username}.csv", null))
                .isTrue();
        assertThat(policy.allows("s3:GetObject", "data/in/other.csv", null)).isFalse();
        assertThat(policy.allows("s3:PutObject", "data/in/a b*${aws:username}.csv", null))
                .isFalse();
    }

    @Test
    void manyFilesAreNamedByTheFolderThatMostOfThemAreIn() {
        Policy policy = policy(IntStream.rangeClosed(1, 200)
                .mapToObj(i -> "s3://refit/arrivals/flights/p" + i + "/" + "0".repeat(64) + "/flights.csv"));

        assertThat(policy.allows(
                        "s3:GetObject", "refit/arrivals/flights/p200/" + "0".repeat(64) + "/flights.csv", null))
                .isTrue();
        assertThat(policy.allows("s3:GetObject", "refit/arrivals/weather/p1/1/weather.csv", null))
                .isFalse();
        assertThat(policy.allows("s3:GetObject", "refit/runs/delay/delay-2/run.json", null))
                .isFalse();
        assertThat(policy.allows("s3:PutObject", "refit/runs/delay/delay-1/transform/1-0a1b2c3d/result.json", null))
                .isTrue();
    }

    @Test
    void manyFilesInOneFolderOfAnotherBucketAreNamedByIt() {
        Policy policy = policy(IntStream.rangeClosed(1, 200).mapToObj(i -> "s3://data/refit/flights-" + i + ".csv"));

        assertThat(policy.allows("s3:GetObject", "data/refit/flights-200.csv", null))
                .isTrue();
        assertThat(policy.allows("s3:GetObject", "data/other/flights-1.csv", null))
                .isFalse();
        assertThat(policy.allows("s3:PutObject", "data/refit/flights-200.csv", null))
                .isFalse();
    }

    @Test
    void whatCannotBeSaidInSoFewCharactersIsRefused() {
        assertThatThrownBy(() -> policy(IntStream.rangeClosed(1, 300).mapToObj(i -> "s3://bucket-" + i + "/a/b/c")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("301 places")
                .hasMessageContaining("2048 characters");
    }

    private static Policy policy(Stream<String> reads) {
        List<URI> all = Stream.concat(Stream.of(RUN), reads.map(URI::create)).toList();
        String json = SessionPolicy.of("aws", new StoreAccess(OWN, all, false));
        assertThat(json.length()).isLessThanOrEqualTo(SessionPolicy.MAX);
        return Policy.of(json);
    }
}

package dev.refit.packaging.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A timestamp of the feature table is a time to callers, and its milliseconds to the model; the proof has passed with it. */
class TimeInputsIT {
    @TempDir
    Path temp;

    @Test
    void aTimeIsAnInstantAndScoresAsItsMillisecondsDo() throws Exception {
        Path mojo = ForgedModels.mojo("gbm");
        Path examples = ForgedModels.examples("gbm");
        try (PackagedLibrary times = PackagedLibrary.made(
                        PackagingRequests.typed(mojo, examples, "distance", "timestamp"), temp.resolve("times"));
                PackagedLibrary numbers =
                        PackagedLibrary.made(PackagingRequests.of(mojo, examples), temp.resolve("numbers"))) {
            for (long value : new long[] {0, 100, 1500, 2900}) {
                Object time = times.set(times.builder(), "distance", Instant.class, Instant.ofEpochMilli(value));
                Object number = numbers.set(numbers.builder(), "distance", Long.class, value);

                assertThat(times.score(time)).hasToString(numbers.score(number).toString());
            }
            assertThat(times.type("Input").getMethod("distance").getReturnType())
                    .isEqualTo(Instant.class);
            assertThat(times.builder().getClass().getMethods())
                    .filteredOn(setter -> setter.getName().equals("distance"))
                    .hasSize(1);
        }
    }
}

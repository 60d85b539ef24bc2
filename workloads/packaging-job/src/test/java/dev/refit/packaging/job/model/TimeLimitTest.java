package dev.refit.packaging.job.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
    @Test
    void whatNeverEndsFailsWithWhatWasDone() {
        CountDownLatch never = new CountDownLatch(1);

        assertThatThrownBy(() -> TimeLimit.within(Duration.ofMillis(10), "Reading the model", () -> {
                    never.await();
                    return 1;
                }))
                .isInstanceOfSatisfying(JobFailedException.class, e -> {
                    assertThat(e.failure().fault()).isEqualTo(Fault.DATA);
                    assertThat(e.failure().code()).isEqualTo("model-too-slow");
                })
                .hasMessage("Reading the model took longer than the 0 seconds allowed.");
    }

    @Test
    void whatFailsFailsAsItDoes() throws Exception {
        Duration minute = Duration.ofMinutes(1);

        assertThat(TimeLimit.within(minute, "Counting", () -> 1)).isEqualTo(1);
        assertThatThrownBy(() -> TimeLimit.within(minute, "Failing", () -> {
                    throw new IOException("disk");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("disk");
        assertThatThrownBy(() -> TimeLimit.within(minute, "Failing", () -> {
                    throw new OutOfMemoryError("heap");
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }
}

package dev.refit.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "PT5S, 1, PT5S",
        "PT5S, 2, PT10S",
        "PT5S, 4, PT40S",
        "PT5S, 10, PT42M40S",
        "PT5S, 11, PT1H",
        "PT0.001S, 1000, PT1H",
        "PT1H, 9, PT1H",
        "PT2H, 3, PT2H",
        "PT0S, 3, PT0S"
    })
    void theWaitDoublesUpToAnHour(Duration first, int failed, Duration wait) {
        assertThat(new RetryPolicy(1000, first, Duration.ofHours(1)).waitAfter(failed))
                .isEqualTo(wait);
    }
}

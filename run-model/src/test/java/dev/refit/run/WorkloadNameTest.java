package dev.refit.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.run.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flight-delay-c8e8769569-ingest-a1",
                "flight-delay-s3m7d5b93r3gfhx8-training-t12-a3",
                "training-t1-0123456789-packaging-t2-a10"
            })
    void aNameIsWhatItWasParsedFrom(String name) {
        assertThat(WorkloadName.parse(name).orElseThrow()).hasToString(name);
    }

    @Test
    void aNameTellsRunStageTaskAndAttempt() {
        assertThat(WorkloadName.parse("flight-delay-c8e8769569-training-t2-a3"))
                .contains(new WorkloadName("flight-delay-c8e8769569", Stage.TRAINING, 2, 3));
        assertThat(WorkloadName.parse("flight-delay-c8e8769569-ingest-a1"))
                .contains(new WorkloadName("flight-delay-c8e8769569", Stage.INGEST, WorkloadName.SINGLE, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "flight-delay-c8e8769569",
                "flight-delay-c8e8769569-ingest",
                "flight-delay-c8e8769569-baking-a1",
                "flight-delay-c8e8769569-ingest-t0-a1",
                "flight-delay-c8e8769569-ingest-a0",
                "flight-delay-ingest-a1",
                "sleeper-a1"
            })
    void otherNamesAreNobodys(String name) {
        assertThat(WorkloadName.parse(name)).isEmpty();
    }

    @Test
    void theLongestRunsHundredTrialsFit() {
        String run = "a-refit-of-24-characters-0123456789";

        assertThat(new WorkloadName(run, Stage.TRAINING, 100, 1).toString()).hasSize(WorkloadName.MAX);
    }
}

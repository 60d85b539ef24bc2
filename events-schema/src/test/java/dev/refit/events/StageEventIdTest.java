package dev.refit.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.StageEvent.StageStarted;
import dev.refit.events.run.Stage;
import org.junit.jupiter.api.Test;

class StageEventIdTest {
    private static final String RUN = "shell-weight-0123456789";

    @Test
    void attemptsOfAStagesTasksHaveIdsOfTheirOwn() {
        assertThat(started("packaging-a1", null)).isEqualTo(RUN + "/g1/packaging/a1/stage.started");
        assertThat(started("packaging-t2-a1", 2)).isEqualTo(RUN + "/g1/packaging/t2/a1/stage.started");
        assertThat(started("request-a1", null)).isEqualTo(RUN + "/g1/packaging/request/a1/stage.started");
        assertThat(started("claim-t2-a1", 2)).isEqualTo(RUN + "/g1/packaging/claim/t2/a1/stage.started");
    }

    private static String started(String attempt, Integer task) {
        StageRef at = new StageRef(RUN, 1, "shell-weight", "uploaded", Stage.PACKAGING);
        return new StageStarted(at, new Attempt(RUN + "-" + attempt, task, 1)).id();
    }
}

package dev.refit.stage;

import dev.refit.events.checks.Checks;
import dev.refit.events.definition.AttemptSpec;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.launcher.WorkloadSpec.Resources;
import java.time.Duration;

/**
 * A task that a workload does.
 *
 * @param number from 1 where a stage has several workloads, such as trials; {@link Task#SINGLE} otherwise
 * @param template the launcher's template
 * @param timeout the time that each attempt may take
 * @param attempts how many attempts the definition allows, and when; where it leaves that open, the settings hold
 */
public record WorkloadTask(
        int number,
        String template,
        WorkloadRequest request,
        Resources resources,
        Duration timeout,
        AttemptSpec attempts)
        implements Task {
    public WorkloadTask {
        Checks.atLeast("number", number, SINGLE);
        Checks.text("template", template);
        Checks.present("request", request);
        Checks.present("resources", resources);
        Checks.present("timeout", timeout);
        Checks.present("attempts", attempts);
    }

    @Override
    public TaskKey key() {
        return TaskKey.workload(number);
    }
}

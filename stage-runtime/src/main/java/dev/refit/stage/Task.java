package dev.refit.stage;

import dev.refit.events.checks.Checks;
import dev.refit.events.definition.AttemptSpec;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.launcher.WorkloadSpec.Resources;
import java.time.Duration;

/**
 * A piece of a stage's work that a workload does, in one attempt or several.
 *
 * @param trial its number where a stage has several, from 1; {@link #OWN} for the stage's own
 * @param template the launcher's template
 * @param timeout of each attempt
 * @param attempts what the definition says of how many and how soon; where it says nothing, the settings hold
 */
public record Task(
        int trial,
        String template,
        WorkloadRequest request,
        Resources resources,
        Duration timeout,
        AttemptSpec attempts) {
    public static final int OWN = 0;

    public Task {
        Checks.atLeast("trial", trial, OWN);
        Checks.text("template", template);
        Checks.present("request", request);
        Checks.present("resources", resources);
        Checks.present("timeout", timeout);
        Checks.present("attempts", attempts);
    }
}

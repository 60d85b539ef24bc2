package dev.refit.system.fault.history;

import static org.awaitility.Awaitility.await;

import dev.refit.cli.platform.Part;
import dev.refit.system.fault.history.Fault.Slowness;
import java.time.Duration;

/**
 * Lag, by which services are scaled, is above zero while a workload runs, though its service dies and another one comes;
 * and zero afterwards.
 */
public final class LagScenario {
    private LagScenario() {}

    public static History play(HistoryRunner runner, ConsumerGroups groups, Scenarios scenarios) {
        await().atMost(Duration.ofMinutes(1)).until(() -> groups.lag() == 0);
        History history = scenarios.history("lag", new Slowness("transform", 5000));
        runner.begin(history);
        await().atMost(Duration.ofMinutes(1)).until(() -> groups.lag("transform") > 0);

        runner.platform().kill(Part.TRANSFORM);
        runner.platform().addReplica(Part.TRANSFORM);
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .until(() -> groups.lag("transform") > 0 || runner.hasEnded(history));

        runner.finish(history);
        runner.platform().removeReplica(Part.TRANSFORM);
        await().atMost(Duration.ofMinutes(1)).until(() -> groups.lag() == 0);
        return history;
    }
}

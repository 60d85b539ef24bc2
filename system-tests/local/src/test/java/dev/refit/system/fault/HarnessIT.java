package dev.refit.system.fault;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.refit.cli.platform.Part;
import dev.refit.events.EventType;
import dev.refit.system.command.RefitCommand;
import dev.refit.system.fault.history.ConsumerGroups;
import dev.refit.system.fault.history.Fault.Action;
import dev.refit.system.fault.history.Fault.OnEvent;
import dev.refit.system.fault.history.Fault.Slowness;
import dev.refit.system.fault.history.History;
import dev.refit.system.fault.history.HistoryRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verdict that cannot condemn is none: services that break their promise are found out. */
class HarnessIT {
    private static final Duration SILENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void aServiceThatCommitsBeforeItsStageIsOverLeavesARunSilent() throws InterruptedException {
        List<String> committingAtOnce = List.of(
                "mp.messaging.incoming.trigger.commit-strategy=ignore",
                "mp.messaging.incoming.trigger.enable.auto.commit=true");
        try (HistoryRunner runner = new HistoryRunner(RefitCommand.CHECKOUT, folder, committingAtOnce, SILENCE);
                Admin admin = Admin.create(
                        Map.of("bootstrap.servers", runner.platform().bootstrapServers()))) {
            History history = history(runner, new Slowness("transform", 5000));
            runner.begin(history);
            await().atMost(Duration.ofMinutes(1)).until(() -> !runner.watch().of(history.id()).stream()
                    .filter(record -> record.topic().equals(EventType.DATA_READY.topic()))
                    .toList()
                    .isEmpty());
            await().atMost(Duration.ofMinutes(1)).until(() -> new ConsumerGroups(admin).lag("transform") == 0);

            runner.platform().kill(Part.TRANSFORM);

            assertThatThrownBy(() -> runner.finish(history))
                    .hasStackTraceContaining("silent runs")
                    .hasStackTraceContaining(history.id());
        }
    }

    @Test
    void replicasThatDoNotSeeEachOthersWorkloadsRunOneTwice() throws InterruptedException {
        List<String> homesOfTheirOwn = List.of("refit.launcher.faulty.home=" + folder.resolve("launcher-{replica}"));
        try (HistoryRunner runner = new HistoryRunner(RefitCommand.CHECKOUT, folder, homesOfTheirOwn, SILENCE)) {
            History history = history(
                    runner,
                    new Slowness("transform", 15_000),
                    new OnEvent(EventType.RUN_REQUESTED, Action.ADD_REPLICA, Part.TRANSFORM),
                    new OnEvent(EventType.DATA_READY, Action.FREEZE, Part.TRANSFORM));

            runner.begin(history);

            assertThatThrownBy(() -> runner.finish(history)).hasStackTraceContaining("ran twice at the same time");
        }
    }

    private static History history(HistoryRunner runner, dev.refit.system.fault.history.Fault... faults) {
        return History.of("spoilt", "spoilt", runner.platform().folders(), List.of(faults));
    }
}

package dev.refit.system.fault.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.cli.ExitCodes;
import dev.refit.cli.platform.Part;
import dev.refit.events.BackfillEvent.BackfillEnded;
import dev.refit.events.CloudEvents;
import dev.refit.events.EventType;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.run.Trigger;
import dev.refit.system.command.RefitCommand;
import dev.refit.system.fault.platform.FaultPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A changed definition is back-filled: one run for each partition, though the service that paces it and the broker die in
 * between, it is paused and resumed, and it is asked for twice.
 */
public final class BackfillScenario {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PARTITIONS = 5;
    private static final String[] ORDER = {"backfill", TickRefit.NAME, "--from", "fill-1", "--to", "fill-" + PARTITIONS
    };

    private final HistoryRunner runner;
    private final RefitCommand refit;

    private BackfillScenario(HistoryRunner runner) throws IOException {
        this.runner = runner;
        Path home = runner.platform().home().folder();
        refit = new RefitCommand(home);
        Files.writeString(runner.platform().home().tokenFile(), FaultPlatform.TOKEN);
    }

    /** Plays it; the histories are those of the partitions' first runs. */
    public static List<History> play(HistoryRunner runner, Scenarios scenarios) throws IOException {
        List<History> histories = Stream.iterate(1, i -> i + 1)
                .limit(PARTITIONS)
                .map(i -> scenarios.history("fill-" + i))
                .toList();
        runner.play(histories);
        runner.apply(TickRefit.changed());
        try {
            new BackfillScenario(runner).play();
        } finally {
            runner.apply(TickRefit.definition());
        }
        return histories;
    }

    private void play() {
        assertThat(ask("--dry-run").output())
                .contains(PARTITIONS + " of " + PARTITIONS + " partitions to run, 2 at once");
        assertThat(requested()).isEmpty();
        assertThat(ask("--yes").output()).contains("Begun.");
        assertThat(ask("--yes").output()).contains("The same back-fill is under way.");
        await().atMost(PATIENCE).until(() -> !requested().isEmpty());
        runner.platform().kill(Part.INGEST);
        await().atMost(PATIENCE).until(() -> !promoted().isEmpty());
        runner.platform().kill(Part.BROKER);

        await().atMost(PATIENCE)
                .until(() -> refit.run("backfills", "pause", TickRefit.NAME).exitCode() == 0 || hasEnded());
        await().atMost(PATIENCE)
                .until(() -> refit.run("backfills", "resume", TickRefit.NAME).exitCode() == 0 || hasEnded());
        await().atMost(PATIENCE).until(this::hasEnded);

        assertThat(requested()).hasSize(PARTITIONS).doesNotHaveDuplicates();
        assertThat(promoted()).hasSize(PARTITIONS);
        assertThat(ended()).singleElement().satisfies(end -> assertThat(end.succeeded())
                .isEqualTo(PARTITIONS));
        assertThat(ask("--yes").output()).contains("has succeeded from the same data and definition", "nothing to run");
    }

    private RefitCommand.Answer ask(String how) {
        String[] words = Stream.concat(Stream.of(ORDER), Stream.of("--parallel", "2", how))
                .toArray(String[]::new);
        RefitCommand.Answer answer = await("the triggers answer")
                .atMost(PATIENCE)
                .until(() -> refit.run(words), asked -> asked.exitCode() != ExitCodes.FAILED);
        assertThat(answer.exitCode()).as(answer.output()).isZero();
        return answer;
    }

    /** The runs that the back-fill requested, each time they were. */
    private List<String> requested() {
        return runner.watch().on(EventType.RUN_REQUESTED.topic()).stream()
                .map(CloudEvents::decode)
                .map(RunRequested.class::cast)
                .filter(event -> event.run().trigger().cause() == Trigger.Cause.BACKFILL)
                .map(RunRequested::runId)
                .toList();
    }

    /** Those of them that have published a model. */
    private Set<String> promoted() {
        List<String> requested = requested();
        return runner.watch().on(EventType.MODEL_PROMOTED.topic()).stream()
                .map(ConsumerRecord::key)
                .filter(requested::contains)
                .collect(Collectors.toSet());
    }

    private boolean hasEnded() {
        return !ended().isEmpty();
    }

    private List<BackfillEnded> ended() {
        return runner.watch().on(EventType.BACKFILL_ENDED.topic()).stream()
                .map(CloudEvents::decode)
                .map(BackfillEnded.class::cast)
                .toList();
    }
}

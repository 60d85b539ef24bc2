package dev.refit.system.fault.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.cli.platform.Part;
import dev.refit.events.BackfillEvent.BackfillEnded;
import dev.refit.events.CloudEvents;
import dev.refit.events.EventType;
import dev.refit.system.command.RefitCommand;
import dev.refit.system.fault.platform.FaultPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A refit that comes after its data is back-filled: once for each partition, though the service that paces it and the broker
 * die in between, it is paused and resumed, and it is asked for twice.
 */
public final class BackfillScenario {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NAME = "late";
    private static final int PARTITIONS = 5;
    private static final String[] ORDER = {"backfill", NAME, "--from", "fill-1", "--to", "fill-" + PARTITIONS};

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
        runner.apply(TickRefit.named(NAME));
        new BackfillScenario(runner).play();
        return histories;
    }

    private void play() {
        assertThat(ask("--dry-run").output()).contains(PARTITIONS + " of " + PARTITIONS + " partitions to run, 2 at once");
        assertThat(requested()).isEmpty();
        assertThat(ask("--yes").output()).contains("Begun.");
        assertThat(ask("--yes").output()).contains("The same back-fill is under way.");
        await().atMost(PATIENCE).until(() -> !requested().isEmpty());
        runner.platform().kill(Part.INGEST);
        await().atMost(PATIENCE).until(() -> !on(EventType.MODEL_PROMOTED).isEmpty());
        runner.platform().kill(Part.BROKER);

        await().atMost(PATIENCE).until(() -> refit.run("backfills", "pause", NAME).exitCode() == 0 || hasEnded());
        await().atMost(PATIENCE).until(() -> refit.run("backfills", "resume", NAME).exitCode() == 0 || hasEnded());
        await().atMost(PATIENCE).until(this::hasEnded);

        assertThat(requested()).hasSize(PARTITIONS).doesNotHaveDuplicates();
        assertThat(on(EventType.MODEL_PROMOTED).stream().distinct()).hasSize(PARTITIONS);
        assertThat(ended()).singleElement().satisfies(end -> assertThat(end.succeeded())
                .isEqualTo(PARTITIONS));
        assertThat(ask("--yes").output()).contains("has succeeded from the same data and definition", "nothing to run");
        refit.ok("definitions", "delete", NAME);
    }

    private RefitCommand.Answer ask(String how) {
        RefitCommand.Answer answer = refit.run(
                Stream.concat(Stream.of(ORDER), Stream.of("--parallel", "2", how)).toArray(String[]::new));
        assertThat(answer.exitCode()).as(answer.output()).isZero();
        return answer;
    }

    private List<String> requested() {
        return on(EventType.RUN_REQUESTED);
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

    /** The runs of this refit that are spoken of on a topic. */
    private List<String> on(EventType type) {
        return runner.watch().on(type.topic()).stream()
                .map(ConsumerRecord::key)
                .filter(run -> run.startsWith(NAME + "-"))
                .toList();
    }
}

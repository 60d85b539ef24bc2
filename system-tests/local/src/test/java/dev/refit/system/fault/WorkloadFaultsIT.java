package dev.refit.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.CloudEvents;
import dev.refit.events.EventType;
import dev.refit.events.StageEvent.StageAttemptFailed;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.system.command.RefitCommand;
import dev.refit.system.fault.history.Fault.Misbehaviour;
import dev.refit.system.fault.history.Fault.Plan;
import dev.refit.system.fault.history.History;
import dev.refit.system.fault.history.HistoryRunner;
import dev.refit.system.fault.history.RunEnding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What a workload can do wrong, what is said of it, and that its neighbours are none the worse. */
class WorkloadFaultsIT {
    private static final long MEBIBYTE = 1 << 20;

    /** How each is told. */
    private static final Map<Plan, Told> TOLD = Map.of(
            Plan.EXIT, new Told("exited", Fault.PLATFORM, "exit code 7"),
            Plan.DIE, new Told("killed", Fault.PLATFORM, "signal 9"),
            Plan.EXIT_WELL, new Told("no-result", Fault.PLATFORM, "left no result.json"),
            Plan.TORN, new Told("torn-result", Fault.PLATFORM, "result.json"),
            Plan.FOREIGN, new Told("foreign-result", Fault.PLATFORM, "tick-ffffffffff"),
            Plan.HANG, new Told("timed-out", Fault.PLATFORM, "20 s"),
            Plan.EAT, new Told("out-of-memory", Fault.USER_CODE, "MiB"),
            Plan.USER_CODE, new Told("planned", Fault.USER_CODE, "as planned"),
            Plan.DATA, new Told("planned", Fault.DATA, "as planned"),
            Plan.PLATFORM, new Told("planned", Fault.PLATFORM, "as planned"));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static HistoryRunner runner;

    private record Told(String code, Fault fault, String word) {}

    @BeforeAll
    static void open() {
        runner = new HistoryRunner(RefitCommand.CHECKOUT, folder);
    }

    @AfterAll
    static void close() throws InterruptedException {
        runner.close();
    }

    @Test
    void eachFailureNamesItsStageItsCauseTheLastLinesOfTheLogAndWhatToDo() {
        List<History> histories = new ArrayList<>();
        for (Plan plan : Plan.values()) {
            int attempts = plan == Plan.HANG ? 1 : 3;
            histories.add(history(plan.name(), new Misbehaviour("transform", attempts, plan)));
        }
        History neighbour = history("neighbour");
        histories.add(neighbour);

        runner.play(histories);

        assertThat(runner.ending(neighbour)).isEqualTo(RunEnding.SUCCEEDED);
        for (int i = 0; i < Plan.values().length; i++) {
            Plan plan = Plan.values()[i];
            List<StageAttemptFailed> attempts = attempts(histories.get(i));
            assertThat(attempts).as(plan.name()).hasSize(plan.isRetried() && plan != Plan.HANG ? 3 : 1);
            attempts.forEach(attempt -> assertTold(plan, attempt));
            failed(histories.get(i)).forEach(failed -> assertThat(failed.failure())
                    .isEqualTo(attempts.get(attempts.size() - 1).failure()));
        }
    }

    @Test
    void aGigabyteOfLogIsKeptInPartAndHarmsNobody() throws IOException {
        History loud = history("loud");
        History neighbour = history("quiet");
        runner.platform().folders().plan(loud.id() + "-transform-a1", "shout 1024");

        runner.play(List.of(loud, neighbour));

        Path workload = runner.platform().home().launcher().resolve("workloads/" + loud.id() + "-transform-a1");
        try (Stream<Path> files = Files.walk(workload)) {
            assertThat(files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum())
                    .isBetween(MEBIBYTE / 2, 64 * MEBIBYTE);
        }
    }

    private static void assertTold(Plan plan, StageAttemptFailed attempt) {
        Told told = TOLD.get(plan);
        Failure failure = attempt.failure();
        assertThat(attempt.at().stage().key()).isEqualTo("transform");
        assertThat(attempt.attempt().workload()).contains("-transform-a");
        assertThat(failure.code()).as(plan.name()).isEqualTo(told.code());
        assertThat(failure.fault()).as(plan.name()).isEqualTo(told.fault());
        assertThat(failure.message()).contains(told.word());
        assertThat(failure.hint()).as(plan.name()).isNotBlank();
        assertThat(failure.log()).as(plan.name()).anyMatch(line -> line.startsWith("the plan is to "));
    }

    private static List<StageAttemptFailed> attempts(History history) {
        return said(history, EventType.STAGE_ATTEMPT_FAILED, StageAttemptFailed.class);
    }

    private static List<StageFailed> failed(History history) {
        return said(history, EventType.STAGE_FAILED, StageFailed.class);
    }

    private static <T> List<T> said(History history, EventType type, Class<T> event) {
        return runner.watch().of(history.id()).stream()
                .filter(record -> record.topic().equals(type.topic()))
                .map(CloudEvents::decode)
                .map(event::cast)
                .distinct()
                .toList();
    }

    private static History history(String name, dev.refit.system.fault.history.Fault... faults) {
        return History.of(
                name,
                name.toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                runner.platform().folders(),
                List.of(faults));
    }
}

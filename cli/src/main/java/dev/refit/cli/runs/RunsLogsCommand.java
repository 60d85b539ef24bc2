package dev.refit.cli.runs;

import dev.refit.cli.CliFailure;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.platform.WorkloadLogs;
import dev.refit.events.run.Stage;
import dev.refit.run.fold.AttemptView;
import dev.refit.run.fold.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the logs of a run's workloads. */
@Command(name = "logs", description = "Show the logs of a run's workloads.")
public final class RunsLogsCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "RUN", description = "The run's id.")
    private String run;

    @Option(names = "--stage", paramLabel = "S", description = "Only this stage: ${COMPLETION-CANDIDATES}.")
    private Stage stage;

    @Option(
            names = "--lines",
            paramLabel = "N",
            defaultValue = "200",
            description = "Show at most the last N lines of each log. Default: ${DEFAULT-VALUE}.")
    private int lines;

    public RunsLogsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RunView view = new RunReader(session.connection().kafka()).require(run);
        List<AttemptView> attempts = view.stages().stream()
                .filter(s -> stage == null || s.name() == stage)
                .flatMap(s -> s.attempts().stream())
                .toList();
        if (attempts.isEmpty()) {
            throw CliFailure.invalid(
                    "No workload of " + run + (stage == null ? "" : " in " + stage.key()) + " has started yet.",
                    "refit runs show " + run + " shows how far it is.");
        }
        WorkloadLogs logs = new WorkloadLogs(session.home());
        List<Map<String, Object>> answer = new ArrayList<>();
        for (AttemptView attempt : attempts) {
            List<String> tail = logs.tail(attempt.workload(), lines);
            session.screen().say("==> " + attempt.workload() + " <==");
            tail.forEach(session.screen()::say);
            answer.add(Map.of("workload", attempt.workload(), "lines", tail));
        }
        session.screen().answer(answer);
        return ExitCodes.OK;
    }
}

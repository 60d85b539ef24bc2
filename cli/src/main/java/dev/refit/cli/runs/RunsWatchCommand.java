package dev.refit.cli.runs;

import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.run.fold.RunState;
import dev.refit.run.fold.RunView;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows runs. */
@Command(
        name = "watch",
        description = {
            "Follow a run, or all runs that have not ended, until they end.",
            "Exit code 1 when one of them ends without a model: failed, cancelled or rejected."
        })
public final class RunsWatchCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "The run's id. Default: all runs that have not ended.")
    private String run;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long to wait for a run to begin when none is under way. Default: ${DEFAULT-VALUE}.")
    private int patience;

    public RunsWatchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RunDisplay display = RunDisplay.on(session.screen());
        try (RunWatch watch = new RunWatch(session.connection().kafka(), display)) {
            List<RunView> ended = run == null ? unfinished(watch) : one(watch);
            session.screen().answer(ended);
            if (ended.isEmpty()) {
                session.screen().say("No run is under way. List ended runs with: refit runs list");
            }
            ended.stream().filter(view -> view.failure() != null).forEach(view -> session.screen()
                    .say(view.run() + ": " + RunText.failure(view.failure())));
            boolean all = ended.stream().allMatch(view -> view.state() == RunState.SUCCEEDED);
            return all ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }

    private List<RunView> one(RunWatch watch) {
        RunReader.require(watch.runs(), run);
        return watch.follow(view -> view.run().equals(run), 1, Duration.ZERO);
    }

    private List<RunView> unfinished(RunWatch watch) {
        Set<String> over = watch.runs().runs().stream()
                .filter(RunView::isOver)
                .map(RunView::run)
                .collect(Collectors.toSet());
        return watch.follow(view -> !over.contains(view.run()), 1, Duration.ofSeconds(patience));
    }
}

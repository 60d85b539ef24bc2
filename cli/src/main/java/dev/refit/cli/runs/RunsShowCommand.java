package dev.refit.cli.runs;

import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.run.fold.RunView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows a run. */
@Command(
        name = "show",
        description = "Show a run: its inputs, its stages, and its model or the reason why it has none.")
public final class RunsShowCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "RUN", description = "The run's id.")
    private String run;

    public RunsShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RunView view = new RunReader(session.connection().kafka()).require(run);
        session.screen().answer(view);
        session.screen().say(RunText.whole(view));
        return ExitCodes.OK;
    }
}

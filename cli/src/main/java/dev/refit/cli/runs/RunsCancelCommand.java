package dev.refit.cli.runs;

import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.ingest.LocalUser;
import dev.refit.cli.kafka.EventSender;
import dev.refit.cli.platform.Connection;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.run.fold.RunView;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cancels a run. */
@Command(name = "cancel", description = "Cancel a run. A run that has ended stays as it is.")
public final class RunsCancelCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "RUN", description = "The run's id.")
    private String run;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "The reason, which the run's record keeps.")
    private String reason;

    public RunsCancelCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        Connection platform = session.connection();
        RunView view = new RunReader(platform.bootstrapServers()).require(run);
        session.screen().answer(Map.of("run", run, "requested", !view.isOver(), "state", view.state()));
        if (view.isOver()) {
            session.screen().say(run + " has ended already: " + view.state() + ".");
            return ExitCodes.OK;
        }
        new EventSender(platform.bootstrapServers()).send(new RunCancelRequested(run, reason, LocalUser.actor()));
        session.screen().say("Requested the cancellation of " + run + ". Watch it with: refit runs watch " + run);
        return ExitCodes.OK;
    }
}

package dev.refit.cli.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.ingest.RunClient;
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
    public Integer call() {
        JsonNode answer = new RunClient(session.service()).cancel(run, reason);
        session.screen().answer(answer);
        session.screen()
                .say(
                        answer.path("requested").asBoolean()
                                ? "Requested the cancellation of " + run + ". Watch it with: refit runs watch " + run
                                : run + " has ended already: "
                                        + answer.path("state").asText() + ".");
        return ExitCodes.OK;
    }
}

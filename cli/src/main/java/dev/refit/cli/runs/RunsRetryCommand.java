package dev.refit.cli.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.ingest.RunClient;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Retries a run. */
@Command(
        name = "retry",
        description = {
            "Retry a failed run, in a new generation.",
            "The failed stage is done again with the definition and data of the run; workloads that succeeded, trials"
                    + " included, are not."
        })
public final class RunsRetryCommand implements Callable<Integer> {
    private static final String PLATFORM = "platform";

    private final Session session;

    @Parameters(paramLabel = "RUN", description = "The run's id.")
    private String run;

    public RunsRetryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonNode retried = new RunClient(session.service()).retry(run);
        int generation = retried.path("generation").asInt();
        String stage = retried.path("stage").asText();
        String fault = retried.path("fault").asText();
        session.screen()
                .say("Retrying " + stage + " of " + run + ", generation " + generation
                        + ". Watch it with: refit runs watch " + run);
        if (!fault.equals(PLATFORM)) {
            session.screen()
                    .say("The fault was with the " + fault
                            + ": it will fail again, unless something outside of"
                            + " the run has changed. Another definition or other data are another run.");
        }
        session.screen().answer(Map.of("run", run, "generation", generation, "stage", stage));
        return ExitCodes.OK;
    }
}

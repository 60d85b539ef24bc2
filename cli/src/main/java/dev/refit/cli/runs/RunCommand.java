package dev.refit.cli.runs;

import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.ingest.RunClient;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Requests a run by hand. */
@Command(
        name = "run",
        description = {
            "Request a run by hand, with the newest version of each dataset.",
            "Works even if there was a run of the same data, or the definition is suspended."
        })
public final class RunCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "REFIT", description = "The definition's name.")
    private String refit;

    @Option(names = "--partition", required = true, paramLabel = "P", description = "The slice, such as 2013-01.")
    private String partition;

    public RunCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String run = new RunClient(session.service())
                .request(refit, partition)
                .get("run")
                .asText();
        session.screen().say("Requested " + run + ". Watch it with: refit runs watch " + run);
        session.screen().answer(Map.of("run", run));
        return ExitCodes.OK;
    }
}

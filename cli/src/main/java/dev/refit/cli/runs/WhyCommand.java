package dev.refit.cli.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.CliFailure;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.ingest.IngestClient;
import dev.refit.events.RefitJson;
import dev.refit.events.checks.Checks;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.trigger.rule.Explanation;
import dev.refit.trigger.rule.ExplanationText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains why a refit runs, or does not. */
@Command(
        name = "why",
        description = {
            "Explain why a refit runs, or why not: what each rule waits for, until when, and what to do.",
            "'+' is met, '.' waits, 'x' is blocked until somebody changes it."
        })
public final class WhyCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "REFIT", description = "The definition's name.")
    private String refit;

    @Option(names = "--partition", paramLabel = "P", description = "One slice of it, such as 2013-01.")
    private String partition;

    public WhyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonNode answer = new IngestClient(session.service()).send("GET", path(), null);
        session.screen().answer(answer);
        ExplanationText.lines(RefitJson.read(RefitJson.bytes(answer), Explanation.class))
                .forEach(session.screen()::say);
        return ExitCodes.OK;
    }

    private String path() {
        try {
            Checks.name("REFIT", refit, RefitDefinition.MAX_NAME);
            String path = "/api/refits/" + refit + "/why";
            return partition == null ? path : path + "?partition=" + Checks.partition("--partition", partition);
        } catch (IllegalArgumentException e) {
            throw CliFailure.invalid(e.getMessage(), "");
        }
    }
}

package dev.refit.cli.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.ingest.BackfillClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Parameters;

/** Requests one kind of change of the newest back-fill of a refit. */
abstract class BackfillChange implements Callable<Integer> {
    private final Session session;
    private final String change;

    @Parameters(paramLabel = "REFIT", description = "The definition's name.")
    private String refit;

    BackfillChange(Session session, String change) {
        this.session = session;
        this.change = change;
    }

    @Override
    public Integer call() {
        JsonNode answer = new BackfillClient(session.service(), refit).change(change);
        session.screen().answer(answer);
        session.screen()
                .say("Requested: " + change + " " + answer.path("backfill").asText() + ". See how it stands with: refit"
                        + " backfills show " + refit);
        return ExitCodes.OK;
    }
}

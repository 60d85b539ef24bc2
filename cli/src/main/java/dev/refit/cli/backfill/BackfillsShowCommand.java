package dev.refit.cli.backfill;

import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.ingest.BackfillClient;
import dev.refit.trigger.backfill.Backfill;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows how a back-fill stands. */
@Command(name = "show", description = "Show how the newest back-fill of a refit stands, partition by partition.")
public final class BackfillsShowCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "REFIT", description = "The definition's name.")
    private String refit;

    public BackfillsShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Backfill backfill = new BackfillClient(session.service(), refit).show();
        session.screen().answer(backfill);
        session.screen().say(BackfillText.table(backfill));
        session.screen().say(BackfillText.summary(backfill));
        return ExitCodes.OK;
    }
}

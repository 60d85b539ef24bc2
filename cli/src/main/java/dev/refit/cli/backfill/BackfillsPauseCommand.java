package dev.refit.cli.backfill;

import dev.refit.cli.Session;
import picocli.CommandLine.Command;

/** Begin no further runs of a back-fill; those under way go on. */
@Command(name = "pause", description = "Begin no further runs of a back-fill; those under way go on.")
public final class BackfillsPauseCommand extends BackfillChange {
    public BackfillsPauseCommand(Session session) {
        super(session, "pause");
    }
}

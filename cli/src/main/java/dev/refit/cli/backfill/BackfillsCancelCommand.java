package dev.refit.cli.backfill;

import dev.refit.cli.Session;
import picocli.CommandLine.Command;

/** Cancel the runs of a back-fill and begin no further ones. */
@Command(name = "cancel", description = "Cancel the runs of a back-fill and begin no further ones.")
public final class BackfillsCancelCommand extends BackfillChange {
    public BackfillsCancelCommand(Session session) {
        super(session, "cancel");
    }
}

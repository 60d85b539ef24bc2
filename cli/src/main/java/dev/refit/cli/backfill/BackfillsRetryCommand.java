package dev.refit.cli.backfill;

import dev.refit.cli.Session;
import picocli.CommandLine.Command;

/** Run those partitions of a back-fill once more whose runs have failed or were cancelled. */
@Command(
        name = "retry",
        description = "Run those partitions of a back-fill once more whose runs have failed or were cancelled.")
public final class BackfillsRetryCommand extends BackfillChange {
    public BackfillsRetryCommand(Session session) {
        super(session, "retry");
    }
}

package dev.refit.cli.backfill;

import dev.refit.cli.Session;
import picocli.CommandLine.Command;

/** Let a paused back-fill go on, with the definition in force. */
@Command(name = "resume", description = "Let a paused back-fill go on, with the definition in force.")
public final class BackfillsResumeCommand extends BackfillChange {
    public BackfillsResumeCommand(Session session) {
        super(session, "resume");
    }
}

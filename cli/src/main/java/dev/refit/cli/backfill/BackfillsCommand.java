package dev.refit.cli.backfill;

import picocli.CommandLine.Command;

/** The newest back-fill of each refit. */
@Command(
        name = "backfills",
        description = "Show, pause, resume, cancel and retry the newest back-fill of a refit.",
        subcommands = {
            BackfillsShowCommand.class,
            BackfillsPauseCommand.class,
            BackfillsResumeCommand.class,
            BackfillsCancelCommand.class,
            BackfillsRetryCommand.class
        })
public final class BackfillsCommand {}

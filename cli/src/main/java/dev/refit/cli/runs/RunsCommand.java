package dev.refit.cli.runs;

import picocli.CommandLine.Command;

/** What became of runs. */
@Command(
        name = "runs",
        description = "List, show, watch, cancel and retry runs, and read their logs.",
        subcommands = {
            RunsListCommand.class,
            RunsShowCommand.class,
            RunsWatchCommand.class,
            RunsLogsCommand.class,
            RunsCancelCommand.class,
            RunsRetryCommand.class
        })
public final class RunsCommand {}

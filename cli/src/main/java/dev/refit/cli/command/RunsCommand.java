package dev.refit.cli.command;

import picocli.CommandLine.Command;

/** What became of runs. */
@Command(
        name = "runs",
        description = "List, show, watch and cancel runs, and read their logs.",
        subcommands = {
            RunsListCommand.class,
            RunsShowCommand.class,
            RunsWatchCommand.class,
            RunsLogsCommand.class,
            RunsCancelCommand.class
        })
public final class RunsCommand {}

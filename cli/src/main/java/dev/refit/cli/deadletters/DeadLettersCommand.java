package dev.refit.cli.deadletters;

import picocli.CommandLine.Command;

/** What services could not read. */
@Command(
        name = "dead-letters",
        description = "List, show and resubmit the records that a service could not read.",
        subcommands = {DeadLettersListCommand.class, DeadLettersShowCommand.class, DeadLettersResubmitCommand.class})
public final class DeadLettersCommand {}

package dev.refit.cli.signature;

import picocli.CommandLine.Command;

/** The key that signs releases. */
@Command(
        name = "keys",
        description = "Show the key that signs the releases of this home.",
        subcommands = {KeysShowCommand.class})
public final class KeysCommand {}

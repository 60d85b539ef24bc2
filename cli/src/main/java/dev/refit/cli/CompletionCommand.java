package dev.refit.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the script that completes commands in a shell. */
@Command(
        name = "completion",
        description = "Print a completion script for bash and zsh. Use it with: source <(refit completion)")
public final class CompletionCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec;

    public CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.screen().print(AutoComplete.bash("refit", spec.root().commandLine()));
        return ExitCodes.OK;
    }
}

package dev.refit.cli.platform.command;

import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Ends the platform. */
@Command(
        name = "down",
        description = {
            "Stop the platform and the workloads that are still running.",
            "Unfinished runs go on when the platform is started again. Does nothing when it is not up."
        })
public final class DownCommand implements Callable<Integer> {
    private final Session session;

    public DownCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        boolean any = session.platform().stop();
        session.screen().say(any ? "The platform is down." : "The platform was not up.");
        session.screen().answer(Map.of("state", "down"));
        return ExitCodes.OK;
    }
}

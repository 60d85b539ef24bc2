package dev.refit.cli.platform.command;

import dev.refit.cli.CliFailure;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.platform.HomeRoots;
import dev.refit.cli.platform.Platform;
import dev.refit.cli.platform.Platform.Started;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.cli.platform.Ports;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the platform. */
@Command(
        name = "up",
        description = {
            "Start the platform: a Kafka broker and the four services, each a process of its own.",
            "Runs until Ctrl-C, or in the background with --detach. Published data is kept while it is down."
        })
public final class UpCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--detach", description = "Return when the platform is ready, and leave it running.")
    private boolean detach;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "" + Ports.DEFAULT_BASE,
            description = "Broker at N and N+1, services from N+10; 0: any free ports. Default: ${DEFAULT-VALUE}.")
    private int portBase;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "A folder, or s3://BUCKET/PREFIX/, with data that may be published; repeatable, remembered by the home.",
                "Data of elsewhere is copied when it is published."
            })
    private List<String> data = List.of();

    public UpCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        Platform platform = session.platform();
        List<URI> roots = HomeRoots.named(data);
        Optional<PlatformRecord> running = platform.running();
        if (running.isPresent()) {
            requireKnown(roots, running.get());
            session.screen().say("The platform is up already.");
            new PlatformScreen(session).show(running.get());
            return ExitCodes.OK;
        }
        boolean open = session.home().isOpenToOthers();
        boolean hadNoToken =
                session.home().isUsed() && !Files.exists(session.home().tokenFile());
        boolean hadNoKey =
                session.home().isUsed() && !Files.exists(session.home().signingKeyFile());
        long begin = System.nanoTime();
        Started started = platform.start(ports(), roots);
        if (open) {
            session.screen()
                    .note("Others could look into the home " + session.home().folder()
                            + "; from now on only you can. What is in it is as it was.");
        }
        session.screen().say(String.format("The platform is ready after %.1f s.", (System.nanoTime() - begin) / 1e9));
        new PlatformScreen(session).show(session.running());
        if (hadNoToken) {
            session.screen()
                    .note("This home has a token from now on, in "
                            + session.home().tokenFile() + ". The refit command"
                            + " sends it by itself; what else calls the services over HTTP has to send it, see"
                            + " docs/security.md.");
        }
        if (hadNoKey) {
            session.screen()
                    .note("This home has a key from now on, in "
                            + session.home().signingKeyFile()
                            + ", which signs its releases. refit keys show prints its public half for those who check"
                            + " them.");
        }
        return detach ? ExitCodes.OK : attend(platform, started);
    }

    private int attend(Platform platform, Started started) {
        session.screen().say("Ctrl-C ends it.");
        Thread down = new Thread(platform::stop, "down");
        Runtime.getRuntime().addShutdownHook(down);
        Optional<CliFailure> trouble = started.awaitEnd();
        // The hook ends what is left, also when this process is being ended.
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        return ExitCodes.OK;
    }

    private static void requireKnown(List<URI> roots, PlatformRecord running) {
        if (!running.roots().containsAll(roots)) {
            throw CliFailure.invalid(
                    "The platform is up already, with the data roots " + running.roots() + ".",
                    "To add one: refit down, then refit up --data DIR. What runs goes on where it was.");
        }
    }

    private Ports ports() {
        try {
            return portBase == 0 ? Ports.free() : Ports.at(portBase);
        } catch (IllegalArgumentException e) {
            throw CliFailure.invalid(e.getMessage(), "refit up --help shows what it means.");
        }
    }
}

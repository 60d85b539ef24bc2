package dev.refit.cli.platform.command;

import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.definitions.Definitions;
import dev.refit.cli.demo.Demo;
import dev.refit.cli.platform.ClassArchives;
import dev.refit.cli.platform.Home;
import dev.refit.cli.platform.Platform;
import dev.refit.cli.platform.Ports;
import dev.refit.cli.rehearsal.NoopWorkloads;
import dev.refit.cli.rehearsal.Rehearsal;
import dev.refit.cli.runs.RunReader;
import dev.refit.run.fold.RunState;
import dev.refit.run.fold.RunView;
import dev.refit.run.topic.KafkaAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Records the classes that the platform needs to start and to pass a run through all stages, or those of the workloads of
 * a run, so that later starts are quick. The script does so after a build, and where there is one already, for {@code
 * refit archive}.
 */
@Command(name = "archive", hidden = true, description = "Record classes for a quick start.")
public final class ArchiveCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Session session;

    @Option(names = "--workloads", description = "Those of the workloads, from one month of the demo.")
    private boolean workloads;

    public ArchiveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("refit-archive");
        Home home = new Home(folder);
        Files.createDirectories(session.checkout().classArchives());
        ClassArchives archives = workloads
                ? ClassArchives.recordedWorkloads(session.checkout())
                : ClassArchives.recorded(session.checkout());
        // A recording that was killed may have left some, of another Java or another build.
        archives.discard();
        Platform platform = new Platform(home, session.checkout(), archives);
        Thread down = new Thread(platform::stop, "down");
        Runtime.getRuntime().addShutdownHook(down);
        boolean done = false;
        try {
            done = workloads ? runWorkloads(home, platform) : rehearse(home, folder, platform);
        } finally {
            platform.stop();
            if (done) {
                archives.publish();
            } else {
                archives.discard();
            }
            Runtime.getRuntime().removeShutdownHook(down);
            home.delete();
        }
        return done ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private static boolean rehearse(Home home, Path folder, Platform platform)
            throws IOException, InterruptedException {
        NoopWorkloads.install(home, folder, 1);
        platform.start(Ports.free());
        try (Rehearsal rehearsal = new Rehearsal(platform.required(), home, folder)) {
            rehearsal.publish(1);
            rehearsal.awaitAll(PATIENCE);
        }
        // Loads what this command's own archive is to hold.
        KafkaAccess kafka = platform.required().kafka(home);
        new RunReader(kafka).read();
        Definitions.read(kafka);
        return true;
    }

    /** One workload after the other, as several that record need much memory together. */
    private boolean runWorkloads(Home home, Platform platform) throws IOException, InterruptedException {
        Path config = Files.createDirectories(home.folder().resolve("config"));
        Files.writeString(config.resolve("application.properties"), "refit.launcher.local.slots=1\n");
        platform.start(Ports.free());
        Path example = session.checkout().examples().resolve("flight-delay");
        List<RunView> runs = new Demo(example, home, platform.required(), session.screen()).play(1);
        return runs.stream().anyMatch(run -> run.state() == RunState.SUCCEEDED);
    }
}

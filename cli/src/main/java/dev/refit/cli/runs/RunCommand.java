package dev.refit.cli.runs;

import dev.refit.cli.CliFailure;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.definitions.Definitions;
import dev.refit.cli.ingest.LocalUser;
import dev.refit.cli.kafka.Broker;
import dev.refit.cli.kafka.EventSender;
import dev.refit.cli.platform.Connection;
import dev.refit.events.DataArrived;
import dev.refit.events.EventType;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.RunContext;
import dev.refit.run.topic.EventReader;
import dev.refit.trigger.version.KnownVersions;
import dev.refit.trigger.version.ManualRun;
import dev.refit.trigger.version.MissingVersionException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Requests a run by hand. */
@Command(
        name = "run",
        description = {
            "Request a run by hand, with the newest version of each dataset.",
            "Works even if there was a run of the same data, or the definition is suspended."
        })
public final class RunCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "REFIT", description = "The definition's name.")
    private String refit;

    @Option(names = "--partition", required = true, paramLabel = "P", description = "The slice, such as 2013-01.")
    private String partition;

    public RunCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        Connection platform = session.connection();
        DefinitionVersion definition =
                Definitions.read(platform.bootstrapServers()).require(refit).definition();
        RunContext run = context(definition, versions(platform));
        new EventSender(platform.bootstrapServers()).send(new RunRequested(run.by(LocalUser.actor())));
        session.screen().say("Requested " + run.run() + ". Watch it with: refit runs watch " + run.run());
        session.screen().answer(Map.of("run", run.run()));
        return ExitCodes.OK;
    }

    private RunContext context(DefinitionVersion definition, KnownVersions versions) {
        try {
            return ManualRun.of(definition, partition, UUID.randomUUID().toString(), versions);
        } catch (MissingVersionException e) {
            throw CliFailure.invalid(e.getMessage(), "");
        } catch (IllegalArgumentException e) {
            throw CliFailure.invalid("--" + e.getMessage(), "");
        }
    }

    private static KnownVersions versions(Connection platform) {
        KnownVersions versions = new KnownVersions();
        try (EventReader events = new Broker(platform.bootstrapServers()).events(List.of(EventType.DATA_ARRIVED))) {
            events.readToEnd(read -> {
                if (read.event() instanceof DataArrived arrival) {
                    versions.add(arrival);
                }
            });
        }
        return versions;
    }
}

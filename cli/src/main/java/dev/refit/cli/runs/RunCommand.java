package dev.refit.cli.runs;

import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.ingest.RunClient;
import dev.refit.events.RefitJson;
import dev.refit.events.RefitJson.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
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

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = {
                "A parameter of training for this run alone, such as training.h2o.parameters.ntrees=200; repeatable.",
                "The value is JSON, or else a text."
            })
    private Map<String, String> settings = Map.of();

    public RunCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String run = new RunClient(session.service())
                .request(refit, partition, values())
                .get("run")
                .asText();
        session.screen().say("Requested " + run + ". Watch it with: refit runs watch " + run);
        session.screen().answer(Map.of("run", run));
        return ExitCodes.OK;
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new TreeMap<>();
        settings.forEach((key, value) -> values.put(key, value(value)));
        return values;
    }

    private static Object value(String text) {
        try {
            return RefitJson.read(text.getBytes(StandardCharsets.UTF_8), Object.class);
        } catch (UnreadableException e) {
            return text;
        }
    }
}

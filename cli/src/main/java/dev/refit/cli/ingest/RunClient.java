package dev.refit.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.CliFailure;
import dev.refit.cli.platform.ServiceAddress;
import dev.refit.events.run.RunId;
import java.util.Map;

/** Asks ingest-service for runs, their retries and their ends. */
public final class RunClient {
    private static final String RUNS = "/api/runs";

    private final IngestClient ingest;

    public RunClient(ServiceAddress service) {
        this.ingest = new IngestClient(service);
    }

    /** Requests a run by hand, and answers what the service does. */
    public JsonNode request(String refit, String partition, Map<String, Object> settings) {
        return ingest.send("POST", RUNS, Map.of("refit", refit, "partition", partition, "set", settings));
    }

    public JsonNode retry(String run) {
        return ingest.send("POST", path(run, "retry"), null);
    }

    public JsonNode cancel(String run, String reason) {
        return ingest.send("POST", path(run, "cancel"), Map.of("reason", reason));
    }

    private static String path(String run, String what) {
        if (RunId.find(run).isEmpty()) {
            throw CliFailure.invalid("There is no run " + run + ".", "refit runs list shows all.");
        }
        return RUNS + "/" + run + "/" + what;
    }
}

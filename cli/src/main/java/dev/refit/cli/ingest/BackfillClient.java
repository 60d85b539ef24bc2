package dev.refit.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.CliFailure;
import dev.refit.cli.platform.ServiceAddress;
import dev.refit.events.RefitJson;
import dev.refit.events.checks.Checks;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.trigger.backfill.Backfill;
import dev.refit.trigger.backfill.BackfillOrder;

/** Asks ingest-service about the back-fills of one refit. */
public final class BackfillClient {
    private final IngestClient ingest;
    private final String path;

    /** @throws CliFailure when the name is none */
    public BackfillClient(ServiceAddress service, String refit) {
        this.ingest = new IngestClient(service);
        try {
            this.path = "/api/refits/" + Checks.name("REFIT", refit, RefitDefinition.MAX_NAME) + "/backfill";
        } catch (IllegalArgumentException e) {
            throw CliFailure.invalid(e.getMessage(), "");
        }
    }

    /** What would be run; nothing begins. */
    public JsonNode plan(BackfillOrder order) {
        return ingest.send("POST", path + "?dryRun=true", order);
    }

    /** Begins what would be run. */
    public JsonNode begin(BackfillOrder order) {
        return ingest.send("POST", path, order);
    }

    /** The newest back-fill. */
    public Backfill show() {
        return RefitJson.read(RefitJson.bytes(ingest.send("GET", path, null)), Backfill.class);
    }

    /** @param change {@code pause}, {@code resume}, {@code cancel} or {@code retry} */
    public JsonNode change(String change) {
        return ingest.send("POST", path + "/" + change, null);
    }
}

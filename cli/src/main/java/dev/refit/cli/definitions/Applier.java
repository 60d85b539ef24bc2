package dev.refit.cli.definitions;

import dev.refit.cli.ingest.IngestClient;
import dev.refit.cli.platform.Connection;
import dev.refit.definition.ParsedDefinition;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStores;

/** Changes definitions; ingest-service has each change when a method returns. */
public final class Applier {
    private final IngestClient ingest;
    private final Connection platform;

    public Applier(Connection platform) {
        this.ingest = new IngestClient(platform.service());
        this.platform = platform;
    }

    /** Applies a definition, with its jar in the artifact store; a suspended one stays suspended. */
    public DefinitionRecord apply(ParsedDefinition parsed) {
        ArtifactStore store = ArtifactStores.at(platform.artifactStore());
        DefinitionVersion version = DefinitionVersion.of(parsed.storeFiles(store));
        boolean suspended = Definitions.read(platform.kafka())
                .find(version.spec().name())
                .map(DefinitionRecord::suspended)
                .orElse(false);
        return put(new DefinitionRecord(version, suspended));
    }

    public DefinitionRecord put(DefinitionRecord record) {
        ingest.send("PUT", path(record.definition().spec().name()), record);
        return record;
    }

    public void delete(String name) {
        ingest.send("DELETE", path(name), null);
    }

    private static String path(String name) {
        return "/api/definitions/" + name;
    }
}

package dev.refit.trigger.topology;

import dev.refit.events.RefitJson;
import dev.refit.events.definition.RunSettings;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.RunContext;
import dev.refit.trigger.version.ManualRun;
import dev.refit.trigger.version.MissingVersionException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Makes runs that are requested by hand of the definitions and versions that the topology keeps. */
record ManualRuns(ReadOnlyKeyValueStore<String, byte[]> definitions, ReadOnlyKeyValueStore<String, byte[]> versions) {

    /** @throws ManualRunRefusedException when there is no such definition, it lacks a version of a dataset, or a setting cannot be */
    RunContext of(String refit, String partition, String key, RunSettings settings) {
        byte[] stored = definitions.get(refit);
        if (stored == null) {
            throw ManualRunRefusedException.unknown(refit);
        }
        try {
            DefinitionRecord record = RefitJson.read(stored, DefinitionRecord.class);
            return ManualRun.of(record.definition(), partition, key, settings, new StoredVersions(versions));
        } catch (MissingVersionException | IllegalArgumentException e) {
            throw ManualRunRefusedException.because(e);
        }
    }
}

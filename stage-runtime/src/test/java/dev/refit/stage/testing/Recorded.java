package dev.refit.stage.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.events.EventType;
import dev.refit.events.OutcomeRecord;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.run.store.RunFolder;
import dev.refit.store.ArtifactStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Events that the stage before has on record, whose files lie where that stage writes them. */
public final class Recorded {
    private static final Map<String, Stage> WRITERS = Map.of(
            "snapshots", Stage.INGEST,
            "features", Stage.TRANSFORM,
            "model", Stage.TRAINING,
            "release", Stage.PACKAGING);

    private Recorded() {}

    /**
     * Puts an event on record as the outcome of the stage before, in the run's first generation. Its files of elsewhere are
     * copied, if they are there, to where they belong.
     *
     * @return the event with the new places of its files
     */
    public static <T extends StageTrigger> T in(ArtifactStore store, T trigger) {
        ObjectNode json = RefitJson.mapper().valueToTree(trigger);
        WRITERS.forEach((member, stage) -> {
            if (json.has(member)) {
                move(json.get(member), store, RunFolder.of(trigger.ref()).stage(stage) + "1-00000000/");
            }
        });
        @SuppressWarnings("unchecked")
        T moved = (T) RefitJson.read(RefitJson.bytes(json), trigger.getClass());
        before(trigger).ifPresent(stage -> record(store, stage, moved.inGeneration(1)));
        return moved;
    }

    private static void record(ArtifactStore store, Stage stage, StageTrigger outcome) {
        RunRef run = outcome.ref();
        store.putIfAbsent(
                RunFolder.of(run).outcome(stage, 1), RefitJson.bytes(new OutcomeRecord(Instant.EPOCH, outcome)));
    }

    /** The stage that ends with the event; empty for those with which all begins. */
    private static Optional<Stage> before(StageTrigger trigger) {
        return switch (EventType.of(trigger)) {
            case DATA_READY -> Optional.of(Stage.INGEST);
            case FEATURES_BUILT -> Optional.of(Stage.TRANSFORM);
            case MODEL_TRAINED -> Optional.of(Stage.TRAINING);
            case MODEL_PACKAGED, UPLOAD_PACKAGED -> Optional.of(Stage.PACKAGING);
            default -> Optional.empty();
        };
    }

    private static void move(JsonNode node, ArtifactStore store, String folder) {
        if (node instanceof ArrayNode array) {
            array.forEach(element -> move(element, store, folder));
        } else if (node instanceof ObjectNode object) {
            JsonNode uri = object.path("uri");
            if (uri.isTextual() && !uri.textValue().startsWith(store.root().toString())) {
                object.put(
                        "uri", move(URI.create(uri.textValue()), store, folder).toString());
            }
            object.forEach(member -> move(member, store, folder));
        }
    }

    private static URI move(URI uri, ArtifactStore store, String folder) {
        String[] segments = uri.getPath().split("/");
        String name = segments[segments.length - 1];
        Path source = Path.of(uri);
        if (Files.isRegularFile(source)) {
            // Equal names of several folders stay apart.
            String copy = folder + Integer.toHexString(uri.hashCode()) + "/" + name;
            store.put(copy, source);
            return store.uri(copy);
        }
        return URI.create(store.uri(folder + name) + (uri.getPath().endsWith("/") ? "/" : ""));
    }
}

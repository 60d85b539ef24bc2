package dev.refit.ingest.runs;

import dev.refit.events.OutcomeRecord;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.RunId;
import dev.refit.run.fold.TimedEvent;
import dev.refit.run.store.RunFolder;
import dev.refit.store.ArtifactStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the artifact store has on record of a run: requests, cancellation, and the outcomes of its stages. */
@ApplicationScoped
public class RunRecords {
    private final ArtifactStore store;

    RunRecords(ArtifactStore store) {
        this.store = store;
    }

    /** The events on record; none when there is no such run, or no stage and no endpoint has seen it yet. */
    List<TimedEvent> events(RunId run) {
        RunFolder folder = RunFolder.of(run);
        List<TimedEvent> events = new ArrayList<>();
        store.read(folder.request())
                .map(json -> RefitJson.read(json, RunRequested.class))
                .ifPresent(event -> events.add(new TimedEvent(event, Instant.EPOCH)));
        store.read(folder.cancelled())
                .map(json -> RefitJson.read(json, RunCancelRequested.class))
                .ifPresent(event -> events.add(new TimedEvent(event, Instant.EPOCH)));
        for (String path : store.list(folder.path())) {
            if (folder.isOutcome(path)) {
                store.read(path)
                        .map(json -> RefitJson.read(json, OutcomeRecord.class))
                        .ifPresent(outcome -> events.add(new TimedEvent(outcome.event(), outcome.time())));
            } else if (folder.isGenerationRequest(path)) {
                store.read(path)
                        .map(json -> RefitJson.read(json, RequestRecord.class))
                        .ifPresent(request -> events.add(new TimedEvent(request.event(), request.time())));
            }
        }
        return events;
    }

    /** What was requested; empty when it is not on record. */
    public Optional<RunContext> requested(RunId run) {
        return store.read(RunFolder.of(run).request())
                .map(json -> RefitJson.read(json, RunRequested.class).run());
    }

    /** Whether a workload of the run was launched, or was about to be. */
    boolean hasBegun(RunId run) {
        RunFolder folder = RunFolder.of(run);
        return store.list(folder.path()).stream()
                .anyMatch(path -> folder.executionOf(path).isPresent());
    }

    /** Puts on record with which event a generation began; the first record of it stays. */
    public void begun(StageTrigger trigger, Instant time) {
        store.putIfAbsent(
                RunFolder.of(trigger.ref()).generationRequest(trigger.ref().generation()),
                RefitJson.bytes(RequestRecord.of(trigger, time)));
    }
}

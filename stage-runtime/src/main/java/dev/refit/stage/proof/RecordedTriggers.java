package dev.refit.stage.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.events.OutcomeRecord;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.UploadEvent.ModelUploaded;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.run.StageEvents;
import dev.refit.run.store.RunFolder;
import dev.refit.stage.records.StageRecords;
import dev.refit.store.ArtifactStore;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An event that triggers a stage is the outcome of the stage before, so it must be on record as that, equal in every member,
 * in this generation of the run or an earlier one: a retry publishes it again. Besides, its files must lie where that stage
 * writes them, so that no workload can hand on what it did not make. The request of a run and an uploaded model, with which
 * all begins, are no outcomes; a model must lie where uploads are stored, under its digest.
 */
@Singleton
final class RecordedTriggers implements TriggerProof {
    private final StageRecords records;
    private final TriggerFiles files;

    RecordedTriggers(StageRecords records, ArtifactStore store) {
        this.records = records;
        this.files = new TriggerFiles(store);
    }

    @Override
    public void require(StageTrigger trigger) {
        if (trigger instanceof RunRequested) {
            return; // Its files are judged by the data roots, by ingest.
        }
        if (!(trigger instanceof ModelUploaded)) {
            requireRecorded(trigger, before(trigger));
        }
        files.require(trigger);
    }

    private void requireRecorded(StageTrigger trigger, Stage before) {
        RunRef run = trigger.ref();
        // Rarely a retry; only then are all generations looked through.
        List<StageTrigger> recorded = triggers(records.outcome(run, before).stream());
        if (recorded.isEmpty()) {
            recorded = triggers(records.outcomes(run, before).stream());
        }
        if (recorded.isEmpty()) {
            throw new UnprovenTriggerException("run: got " + run.run() + ", expected a run whose " + before.key()
                    + " has succeeded: there is no such record below "
                    + RunFolder.of(run).stage(before));
        }
        if (recorded.stream().noneMatch(event -> same(event, trigger))) {
            StageTrigger newest = recorded.get(recorded.size() - 1).inGeneration(run.generation());
            throw new UnprovenTriggerException(Difference.between(tree(newest), tree(trigger))
                    .map(member -> member + ", as the outcome of " + before.key() + " has it")
                    .orElse("event: got another type, expected that of the outcome of " + before.key()));
        }
    }

    private static List<StageTrigger> triggers(Stream<OutcomeRecord> outcomes) {
        return outcomes.map(OutcomeRecord::event)
                .filter(StageTrigger.class::isInstance)
                .map(StageTrigger.class::cast)
                .toList();
    }

    private static JsonNode tree(StageTrigger event) {
        return RefitJson.mapper().valueToTree(event);
    }

    /** Who asked for a retry is on no record, and nothing is decided by it. */
    private static boolean same(StageTrigger recorded, StageTrigger trigger) {
        int generation = trigger.ref().generation();
        return recorded.ref().generation() <= generation
                && recorded.inGeneration(generation).by(null).equals(trigger.by(null));
    }

    /** The stage that succeeds with an event. */
    static Stage before(RefitEvent event) {
        Optional<Stage> stage = Arrays.stream(Stage.values())
                .filter(candidate -> StageEvents.success(candidate).isInstance(event))
                .findFirst();
        return stage.orElseThrow(() -> new IllegalStateException("no stage ends with " + event.getClass()));
    }
}

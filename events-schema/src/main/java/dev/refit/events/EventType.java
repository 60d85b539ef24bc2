package dev.refit.events;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The catalogue of events: every type, with its key, its payload and its topic. Each type has a topic of its own. */
public enum EventType {
    DATA_ARRIVED("data.arrived", DataArrived.class),
    RUN_REQUESTED("run.requested", RunEvent.RunRequested.class),
    RUN_CANCEL_REQUESTED("run.cancel-requested", RunEvent.RunCancelRequested.class),
    RUN_HELD_BACK("run.held-back", TriggerEvent.RunHeldBack.class),
    REFIT_OVERDUE("refit.overdue", TriggerEvent.RefitOverdue.class),
    BACKFILL_REQUESTED("backfill.requested", BackfillEvent.BackfillRequested.class),
    BACKFILL_CHANGE_REQUESTED("backfill.change-requested", BackfillEvent.BackfillChangeRequested.class),
    BACKFILL_ENDED("backfill.ended", BackfillEvent.BackfillEnded.class),
    DATA_READY("data.ready", RunEvent.DataReady.class),
    FEATURES_BUILT("features.built", RunEvent.FeaturesBuilt.class),
    MODEL_TRAINED("model.trained", RunEvent.ModelTrained.class),
    MODEL_UPLOADED("model.uploaded", UploadEvent.ModelUploaded.class),
    MODEL_PACKAGED("model.packaged", RunEvent.ModelPackaged.class),
    MODEL_PROMOTED("model.promoted", RunEvent.ModelPromoted.class),
    MODEL_REJECTED("model.rejected", RunEvent.ModelRejected.class),
    UPLOAD_PACKAGED("upload.packaged", UploadEvent.UploadPackaged.class),
    UPLOAD_PROMOTED("upload.promoted", UploadEvent.UploadPromoted.class),
    STAGE_STARTED("stage.started", StageEvent.StageStarted.class),
    STAGE_PROGRESSED("stage.progressed", StageEvent.StageProgressed.class),
    STAGE_ATTEMPT_FAILED("stage.attempt-failed", StageEvent.StageAttemptFailed.class),
    STAGE_FAILED("stage.failed", StageEvent.StageFailed.class),
    STAGE_CANCELLED("stage.cancelled", StageEvent.StageCancelled.class);

    private static final String CLOUD_EVENT_PREFIX = "dev.refit.";
    private static final String TOPIC_PREFIX = "refit.";

    private final String key;
    private final Class<? extends RefitEvent> payload;

    EventType(String key, Class<? extends RefitEvent> payload) {
        this.key = key;
        this.payload = payload;
    }

    /** The short name, such as {@code data.arrived}. */
    public String key() {
        return key;
    }

    /** The {@code type} attribute of the CloudEvent, such as {@code dev.refit.data.arrived}. */
    public String cloudEventType() {
        return CLOUD_EVENT_PREFIX + key;
    }

    /** The topic, such as {@code refit.data.arrived}. */
    public String topic() {
        return TOPIC_PREFIX + key;
    }

    public Class<? extends RefitEvent> payload() {
        return payload;
    }

    /** How long the topic keeps a record; empty for a topic that keeps records for ever. */
    public Optional<Duration> retention() {
        return this == STAGE_PROGRESSED ? Optional.of(Duration.ofDays(1)) : Optional.empty();
    }

    public static EventType of(RefitEvent event) {
        return Arrays.stream(values())
                .filter(type -> type.payload.isInstance(event))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no type for " + event.getClass()));
    }

    public static Optional<EventType> ofCloudEventType(String type) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.cloudEventType().equals(type))
                .findFirst();
    }
}

package dev.refit.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;

/**
 * Everything that is ever said on an event topic. What an event is called and how it is keyed, {@link EventType} says.
 * The payload does not name its type: the CloudEvent does, or whatever else holds it.
 */
@JsonSubTypes({
    @JsonSubTypes.Type(value = DataArrived.class, name = "data.arrived"),
    @JsonSubTypes.Type(value = RunEvent.RunRequested.class, name = "run.requested"),
    @JsonSubTypes.Type(value = RunEvent.RunCancelRequested.class, name = "run.cancel-requested"),
    @JsonSubTypes.Type(value = RunEvent.DataReady.class, name = "data.ready"),
    @JsonSubTypes.Type(value = RunEvent.FeaturesBuilt.class, name = "features.built"),
    @JsonSubTypes.Type(value = RunEvent.ModelTrained.class, name = "model.trained"),
    @JsonSubTypes.Type(value = UploadEvent.ModelUploaded.class, name = "model.uploaded"),
    @JsonSubTypes.Type(value = RunEvent.ModelPackaged.class, name = "model.packaged"),
    @JsonSubTypes.Type(value = RunEvent.ModelPromoted.class, name = "model.promoted"),
    @JsonSubTypes.Type(value = RunEvent.ModelRejected.class, name = "model.rejected"),
    @JsonSubTypes.Type(value = UploadEvent.UploadPackaged.class, name = "upload.packaged"),
    @JsonSubTypes.Type(value = UploadEvent.UploadPromoted.class, name = "upload.promoted"),
    @JsonSubTypes.Type(value = StageEvent.StageStarted.class, name = "stage.started"),
    @JsonSubTypes.Type(value = StageEvent.StageProgressed.class, name = "stage.progressed"),
    @JsonSubTypes.Type(value = StageEvent.StageAttemptFailed.class, name = "stage.attempt-failed"),
    @JsonSubTypes.Type(value = StageEvent.StageFailed.class, name = "stage.failed"),
    @JsonSubTypes.Type(value = StageEvent.StageCancelled.class, name = "stage.cancelled")
})
public sealed interface RefitEvent permits DataArrived, RunEvent {

    /** What the event is about, which is also its key in Kafka: the run, or the dataset of an arrival. */
    String subject();
}

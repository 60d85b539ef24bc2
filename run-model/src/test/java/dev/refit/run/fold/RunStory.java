package dev.refit.run.fold;

import dev.refit.events.RefitEvent;
import dev.refit.events.RunEvent;
import dev.refit.events.RunEvent.DataReady;
import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.ModelRejected;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.StageEvent.StageAttemptFailed;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.StageEvent.StageProgressed;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.StageEvent.StageStarted;
import dev.refit.events.artifact.ModelArtifact;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.Column;
import dev.refit.events.data.DataFile;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.data.InputVersion;
import dev.refit.events.data.Snapshot;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.definition.engine.Metric;
import dev.refit.events.model.TrainedModel;
import dev.refit.events.model.TrialSummary;
import dev.refit.events.release.Release;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.Failure;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Stage;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells what is said of one run, each thing one second after the last. */
public final class RunStory {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final String SHA = "0".repeat(64);
    private static final FeatureTable FEATURES =
            new FeatureTable(URI.create("file:///features/"), 27_000, List.of(new Column("late", "int")), "d", "s");
    private static final TrainedModel MODEL = new TrainedModel(
            ModelArtifact.ofMojo(file("mojo")),
            file("examples"),
            Metric.AUC,
            1,
            List.of(new TrialSummary(1, Map.of(), Map.of("auc", 0.8), 1)),
            Map.of("auc", 0.75),
            Map.of(),
            Map.of(),
            20_000,
            4_000);

    private final RunContext context;
    private final List<TimedEvent> said = new ArrayList<>();
    private long second;

    public RunStory(RefitDefinition definition) {
        this(definition, "2013-01");
    }

    public RunStory(RefitDefinition definition, String partition) {
        this(definition, List.of(partition));
    }

    /** @param partitions those of the flights, the newest last */
    public RunStory(RefitDefinition definition, List<String> partitions) {
        this(RunContext.of(
                DefinitionVersion.of(definition),
                dev.refit.events.run.Trigger.arrival(),
                partitions.get(partitions.size() - 1),
                partitions.stream()
                        .map(partition -> new InputVersion(
                                "flights",
                                partition,
                                1,
                                "t1",
                                List.of(new DataFile(URI.create("file:///f"), 1L, null))))
                        .toList()));
    }

    private RunStory(RunContext context) {
        this.context = context;
    }

    public String run() {
        return context.run();
    }

    /** The same run, tried once more. */
    public RunStory retried() {
        RunStory next = new RunStory(context.inGeneration(context.generation() + 1));
        next.said.addAll(said);
        next.second = second;
        return next;
    }

    public RunStory requested() {
        return then(new RunRequested(context));
    }

    public RunStory started(Stage stage) {
        return started(stage, 1);
    }

    public RunStory started(Stage stage, int attempt) {
        return then(new StageStarted(ref(stage), attempt(stage, attempt)));
    }

    public RunStory progressed(Stage stage, long sequence, double fraction, String message) {
        return then(new StageProgressed(ref(stage), attempt(stage, 1), sequence, fraction, message));
    }

    public RunStory attemptFailed(Stage stage) {
        return then(new StageAttemptFailed(ref(stage), attempt(stage, 1), failure(), true));
    }

    public RunStory failed(Stage stage) {
        return then(new StageFailed(ref(stage), List.of(attempt(stage, 1)), failure()));
    }

    public RunStory cancelled(Stage stage) {
        return then(new StageCancelled(ref(stage), "not needed"));
    }

    public RunStory cancelRequested() {
        return then(new RunEvent.RunCancelRequested(run(), "not needed"));
    }

    public RunStory dataReady() {
        Snapshot snapshot = new Snapshot(
                "flights", "2013-01", List.of(file("flights")), 27_004, List.of(new Column("late", "int")), "d");
        return then(new DataReady(context, List.of(snapshot)));
    }

    /** Its data is ready, and lies there. */
    public RunStory reading(URI file) {
        Snapshot snapshot = new Snapshot(
                "flights",
                context.partition(),
                List.of(new StoredFile(file, 1, SHA)),
                1,
                List.of(new Column("late", "int")),
                "d");
        return then(new DataReady(context, List.of(snapshot)));
    }

    public RunStory featuresBuilt() {
        return then(new FeaturesBuilt(context, FEATURES));
    }

    public RunStory trained() {
        return then(new ModelTrained(context, FEATURES, MODEL));
    }

    public RunStory packaged() {
        Release release =
                new Release("com.example", "delay", "1.0.1", Map.of("jar", file("jar"), "pom", file("pom")), 1000);
        return then(new ModelPackaged(context, MODEL, release));
    }

    public RunStory promoted() {
        return then(new ModelPromoted(
                run(),
                context.generation(),
                context.refit(),
                context.partition(),
                "com.example:delay:1.0.1",
                URI.create("file:///maven/delay-1.0.1.jar"),
                "auc",
                0.75));
    }

    public RunStory rejected() {
        return then(new ModelRejected(
                run(),
                context.generation(),
                context.refit(),
                context.partition(),
                "com.example:delay:1.0.1",
                "worse than the last",
                "auc",
                0.5));
    }

    /** All of it up to the training, which fails. */
    public RunStory failedInTraining() {
        return requested()
                .started(Stage.INGEST)
                .dataReady()
                .started(Stage.TRANSFORM)
                .featuresBuilt()
                .started(Stage.TRAINING)
                .attemptFailed(Stage.TRAINING)
                .failed(Stage.TRAINING);
    }

    /** All of it up to the model's promotion. */
    public RunStory whole() {
        return requested()
                .started(Stage.INGEST)
                .dataReady()
                .started(Stage.TRANSFORM)
                .featuresBuilt()
                .started(Stage.TRAINING)
                .trained()
                .started(Stage.PACKAGING)
                .packaged()
                .promoted();
    }

    /** What was said last. */
    public RefitEvent last() {
        return said.get(said.size() - 1).event();
    }

    public List<TimedEvent> told() {
        return List.copyOf(said);
    }

    private RunStory then(RunEvent event) {
        said.add(new TimedEvent(event, BEGIN.plusSeconds(second++)));
        return this;
    }

    private StageRef ref(Stage stage) {
        return StageRef.of(context, stage);
    }

    private Attempt attempt(Stage stage, int number) {
        return new Attempt(run() + "-" + stage.key() + "-a" + number, null, number);
    }

    private static Failure failure() {
        return new Failure(Failure.Fault.DATA, "expectation", "too few rows", "Publish all of it.");
    }

    private static StoredFile file(String name) {
        return new StoredFile(URI.create("file:///" + name), 1, SHA);
    }
}

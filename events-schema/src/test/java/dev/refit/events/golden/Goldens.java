package dev.refit.events.golden;

import dev.refit.events.DataArrived;
import dev.refit.events.EventType;
import dev.refit.events.RefitEvent;
import dev.refit.events.RunEvent.DataReady;
import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.ModelRejected;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.StageEvent.StageAttemptFailed;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.StageEvent.StageProgressed;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.StageEvent.StageStarted;
import dev.refit.events.UploadEvent.ModelUploaded;
import dev.refit.events.UploadEvent.UploadPackaged;
import dev.refit.events.UploadEvent.UploadPromoted;
import dev.refit.events.checks.Digests;
import dev.refit.events.data.DataFile;
import dev.refit.events.model.UploadedModel;
import dev.refit.events.run.Actor;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Stage;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Every example: the events of a flight-delay run in their order, and what else can be said. */
public final class Goldens {
    private static final Instant ARRIVAL = Instant.parse("2013-04-01T06:00:00.250Z");
    private static final RunContext RUN = FlightDelay.run();

    private Goldens() {}

    public static Stream<Golden> all() {
        return Stream.of(mainLine(), course(), special(), upload()).flatMap(List::stream);
    }

    private static List<Golden> mainLine() {
        return List.of(
                golden("ingest", 0, arrival()),
                golden("ingest", 1, new RunRequested(RUN)),
                golden("ingest", 3, new DataReady(RUN, FlightDelay.snapshots())),
                golden("transform", 12, new FeaturesBuilt(RUN, FlightDelay.features())),
                golden("training", 24, new ModelTrained(RUN, FlightDelay.features(), FlightDelay.model())),
                golden("packaging", 31, new ModelPackaged(RUN, FlightDelay.model(), FlightDelay.release())),
                golden("packaging", 32, promoted()));
    }

    private static List<Golden> course() {
        StageRef training = StageRef.of(RUN, Stage.TRAINING);
        Attempt second = new Attempt(RUN.run() + "-training-t2-a1", 2, 1);
        Attempt stages = new Attempt(RUN.run() + "-transform-a1", null, 1);
        StageRef transform = StageRef.of(RUN, Stage.TRANSFORM);
        return List.of(
                golden("training", 13, new StageStarted(training, second)),
                golden("training", 15, new StageProgressed(training, second, 3, 0.35, "21 of 60 trees")),
                golden("transform", 9, new StageAttemptFailed(transform, stages, outOfMemory(), true)),
                golden("transform", 9, new StageFailed(transform, List.of(stages), unknownColumn())),
                golden("training", 16, new StageCancelled(training, "superseded by a corrected March")),
                golden("cli", 15, new RunCancelRequested(RUN.run(), "superseded by a corrected March")),
                golden("ingest", 16, WindowByClock.heldBack()),
                golden("ingest", 17, WindowByClock.overdue()),
                golden("ingest", 41, WindowByClock.backfill()),
                golden("ingest", 42, WindowByClock.backfillPaused()),
                golden("ingest", 59, WindowByClock.backfillEnded()),
                golden("packaging", 32, rejected()));
    }

    private static List<Golden> special() {
        StageRef ingest = StageRef.of(GainByJar.run(), Stage.INGEST);
        DataFile unclaimed = new DataFile(URI.create("s3://lake/flights/M%C3%A4rz%202013.parquet"), null, null);
        return List.of(
                golden("ingest", 1, "over-periods", new RunRequested(FlightsOfQuarter.run())),
                golden(
                        "ingest",
                        3,
                        "over-periods",
                        new DataReady(FlightsOfQuarter.run(), FlightsOfQuarter.snapshots())),
                golden("cli", 40, "by-hand", new RunRequested(GainByJar.run().by(Actor.unknown("alice")))),
                golden("ingest", 40, "by-the-clock", new RunRequested(WindowByClock.run())),
                golden(
                        "publisher",
                        0,
                        "unclaimed",
                        new DataArrived("flights", "2013-03", "etag-7f3a", List.of(unclaimed))),
                golden(
                        "ingest",
                        0,
                        "by-somebody",
                        arrival().by(Actor.oidc("https://login.example.com/realms/models", "8f3a", "alice"))),
                golden(
                        "cli",
                        15,
                        "by-somebody",
                        new RunCancelRequested(RUN.run(), "superseded by a corrected March", Actor.unknown("alice"))),
                golden(
                        "ingest",
                        41,
                        "of-the-stage",
                        new StageStarted(ingest, new Attempt(GainByJar.run().run() + "-ingest-a2", null, 2))),
                golden(
                        "ingest",
                        43,
                        "before-any-attempt",
                        new StageFailed(ingest, List.of(), new Failure(Fault.DATA, "missing-file", "m", ""))));
    }

    private static List<Golden> upload() {
        UploadedModel model = ShellUpload.model();
        URI jar = URI.create("s3://releases/maven/com/example/shells/shell-model/1.0.0/shell-model-1.0.0.jar");
        return List.of(
                golden("ingest", 50, new ModelUploaded(model, 1, Actor.token("alice"))),
                golden(
                        "packaging",
                        51,
                        "of-an-upload",
                        new StageStarted(
                                StageRef.of(model.ref(1), Stage.PACKAGING),
                                new Attempt(model.id() + "-packaging-a1", null, 1))),
                golden("packaging", 58, new UploadPackaged(model, 1, ShellUpload.release(), Actor.token("alice"))),
                golden(
                        "packaging",
                        59,
                        new UploadPromoted(
                                model.id(),
                                1,
                                model.ref(1).refit(),
                                ShellUpload.release().coordinates(),
                                jar)));
    }

    private static DataArrived arrival() {
        return new DataArrived(
                "flights",
                "2013-03",
                Digests.sha256("flights-2013-03.csv.gz"),
                List.of(FlightDelay.file("flights-2013-03.csv.gz")));
    }

    private static ModelPromoted promoted() {
        URI jar = URI.create("file:///var/lib/refit/store/maven/com/example/models/flight-delay-model/1.0.3/"
                + "flight-delay-model-1.0.3.jar");
        return new ModelPromoted(
                RUN.run(),
                RUN.generation(),
                RUN.refit(),
                RUN.partition(),
                FlightDelay.release().coordinates(),
                jar,
                "auc",
                FlightDelay.model().holdoutValue());
    }

    private static ModelRejected rejected() {
        return new ModelRejected(
                RUN.run(),
                RUN.generation(),
                RUN.refit(),
                RUN.partition(),
                FlightDelay.release().coordinates(),
                "auc 0.9141 is less than 0.9170 of 1.0.2",
                "auc",
                FlightDelay.model().holdoutValue());
    }

    private static Failure outOfMemory() {
        return new Failure(
                Fault.PLATFORM,
                "out-of-memory",
                "The driver used more than its 1024 MiB.",
                "Give spec.transform.spark.executorMemory more than 1g.",
                List.of("java.lang.OutOfMemoryError: Java heap space"));
    }

    private static Failure unknownColumn() {
        return new Failure(
                Fault.USER_CODE,
                "sql",
                "features.sql, statement 1, line 2: column 'arr_dela' cannot be resolved.",
                "Columns of flights: day, dep_delay, arr_delay, carrier, origin, time_hour.",
                List.of("[UNRESOLVED_COLUMN.WITH_SUGGESTION] …", "== SQL (line 2, position 34) =="));
    }

    private static Golden golden(String source, int seconds, RefitEvent event) {
        return new Golden(EventType.of(event).key(), event, source, ARRIVAL.plusSeconds(seconds));
    }

    private static Golden golden(String source, int seconds, String special, RefitEvent event) {
        return new Golden(EventType.of(event).key() + "+" + special, event, source, ARRIVAL.plusSeconds(seconds));
    }
}

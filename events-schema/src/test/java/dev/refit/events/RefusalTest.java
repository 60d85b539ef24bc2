package dev.refit.events;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.events.data.Column;
import dev.refit.events.data.DataFile;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.data.InputVersion;
import dev.refit.events.data.Snapshot;
import dev.refit.events.golden.FlightDelay;
import dev.refit.events.golden.FlightDelayDefinition;
import dev.refit.events.model.TrainedModel;
import dev.refit.events.model.TrialSummary;
import dev.refit.events.release.Release;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.Failure;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Stage;
import dev.refit.events.run.Trigger;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the constructors of events refuse, and in which words. */
class RefusalTest {
    private static final URI FILE = URI.create("file:///a.csv");
    private static final String SHA = Digests.sha256("a");
    private static final List<DataFile> FILES = List.of(new DataFile(FILE, null, null));

    static Stream<Arguments> refused() {
        return Stream.of(arrivals(), runs(), results(), stages()).flatMap(cases -> cases);
    }

    private static Stream<Arguments> arrivals() {
        return Stream.of(
                refuses(() -> new DataArrived("Flights", "p", "t", FILES), "dataset: got Flights, expected lower-case"),
                refuses(() -> new DataArrived("flights", "../p", "t", FILES), "partition: got ../p, expected 1 to 64"),
                refuses(() -> new DataArrived("flights", "a..b", "t", FILES), "partition: got a..b, expected 1 to 64"),
                refuses(() -> new DataArrived("flights", "p", " ", FILES), "token: got  , expected a text"),
                refuses(() -> new DataArrived("flights", "p", "t", null), "files: got null, expected at least one"),
                refuses(() -> new DataArrived("flights", "p", "t", twice()), "files: got 1 URIs twice, expected each"),
                refuses(() -> new DataArrived("flights", "p", "t", nothing()), "files: got [null], expected no entry"),
                refuses(() -> new DataFile(null, null, null), "uri: got null, expected a file: or s3: URI"),
                refuses(() -> new DataFile(URI.create("a.csv"), null, null), "uri: got a.csv, expected a file: or s3:"),
                refuses(() -> new DataFile(URI.create("http://h/a"), null, null), "uri: got http://h/a, expected a"),
                refuses(() -> new DataFile(FILE, -1L, null), "size: got -1, expected zero or more"),
                refuses(() -> new DataFile(FILE, 1L, "abc"), "sha256: got abc, expected 64 lower-case hexadecimal"));
    }

    private static Stream<Arguments> runs() {
        DefinitionVersion definition = DefinitionVersion.of(FlightDelayDefinition.of());
        List<InputVersion> inputs = FlightDelay.inputs();
        List<InputVersion> doubled = List.of(inputs.get(0), inputs.get(0));
        return Stream.of(
                refuses(() -> new DefinitionVersion("", definition.spec()), "digest: got , expected a text"),
                refuses(() -> new DefinitionVersion(SHA, null), "spec: got null, expected a value"),
                refuses(() -> new DefinitionRecord(null, true), "definition: got null, expected a value"),
                refuses(() -> new Trigger(null, "k"), "kind: got null, expected a value"),
                refuses(() -> new Trigger(Trigger.Kind.MANUAL, ""), "key: got , expected a text"),
                refuses(() -> new InputVersion("flights", "p", 0, "t", FILES), "sequence: got 0, expected at least 1"),
                refuses(
                        () -> new RunContext("fd-1", 0, definition, Trigger.arrival(), "p", inputs),
                        "generation: got 0, expected at least 1"),
                refuses(
                        () -> new RunContext("fd-1", 1, definition, Trigger.arrival(), "p", List.of()),
                        "inputs: got [], expected at least one entry"),
                refuses(
                        () -> RunContext.of(definition, Trigger.arrival(), "p", doubled),
                        "inputs: got [flights/2013-03, flights/2013-03], expected one version of each"),
                refuses(() -> new RunCancelRequested("fd/1", ""), "run: got fd/1, expected lower-case"));
    }

    private static Stream<Arguments> results() {
        TrainedModel m = FlightDelay.model();
        return Stream.of(
                refuses(() -> new StoredFile(FILE, 1, "A".repeat(64)), "sha256: got AAAA"),
                refuses(() -> new Column("", "int"), "name: got , expected a text"),
                refuses(
                        () -> new FeatureTable(FILE, -1, List.of(new Column("a", "int")), "d", "s"),
                        "rows: got -1, expected zero or more"),
                refuses(
                        () -> new Snapshot("flights", "p", List.of(), 1, List.of(new Column("a", "int")), "d"),
                        "files: got [], expected at least one entry"),
                refuses(() -> new TrialSummary(0, Map.of(), Map.of(), 1), "trial: got 0, expected at least 1"),
                refuses(
                        () -> new TrialSummary(1, Map.of(), Map.of(), Double.NaN),
                        "seconds: got NaN, expected a finite number"),
                refuses(
                        () -> new TrialSummary(1, Map.of("x", new Object()), Map.of(), 1),
                        "parameters.x: got java.lang.Object, expected a text"),
                refuses(
                        () -> new TrainedModel(
                                m.artifact(),
                                m.examples(),
                                m.metric(),
                                1,
                                m.trials(),
                                Map.of("auc", Double.NaN),
                                null,
                                null,
                                1,
                                1),
                        "holdout: got [], expected a value of the model's metric auc"),
                refuses(
                        () -> new Release("g", "a", "1.0.0", Map.of("jar", m.mojo()), 1),
                        "files: got [jar], expected at least a jar and a pom"),
                refuses(
                        () -> new ModelPromoted("fd-1", 1, "fd", "p", "g:a:1", FILE, "auc", Double.NaN),
                        "value: got NaN, expected a finite number"),
                refuses(
                        () -> new ModelPromoted("fd-1", 1, "fd", "p", "g:a:1", null, "auc", 1),
                        "jar: got null, expected a file:, s3:, http: or https: URI"),
                refuses(
                        () -> new ModelPromoted(
                                "fd-1", 1, "fd", "p", "g:a:1", URI.create("https://me:secret@repo/a.jar"), "auc", 1),
                        "jar: got repo with credentials, expected a URI without credentials"));
    }

    private static Stream<Arguments> stages() {
        String workload = "a".repeat(53);
        return Stream.of(
                refuses(() -> new StageRef("fd-1", 1, "fd", "p", null), "stage: got null, expected a value"),
                refuses(() -> new StageRef("fd-1", 1, "F", "p", Stage.INGEST), "refit: got F, expected lower-case"),
                refuses(() -> new Attempt(workload, null, 1), "workload: got " + workload + ", expected lower-case"),
                refuses(() -> new Attempt("fd-1-training-t0-a1", 0, 1), "trial: got 0, expected at least 1"),
                refuses(() -> new Attempt("fd-1-ingest-a0", null, 0), "number: got 0, expected at least 1"),
                refuses(() -> new Failure(null, "c", "m", ""), "fault: got null, expected a value"),
                refuses(() -> new Failure(Failure.Fault.DATA, "", "m", ""), "code: got , expected a text"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aBadValueIsRefusedWithFieldValueAndExpectation(ThrowingCallable construction, String message) {
        assertThatThrownBy(construction)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    private static Arguments refuses(ThrowingCallable construction, String message) {
        return arguments(construction, message);
    }

    private static List<DataFile> twice() {
        return List.of(new DataFile(FILE, 1L, null), new DataFile(FILE, 2L, null));
    }

    private static List<DataFile> nothing() {
        return Arrays.asList((DataFile) null);
    }
}

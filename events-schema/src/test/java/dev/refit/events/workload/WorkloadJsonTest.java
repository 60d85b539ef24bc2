package dev.refit.events.workload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.refit.events.RefitJson;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.golden.FlightDelay;
import dev.refit.events.model.UploadedModel;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.events.run.RunContext;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkloadJsonTest {
    private static final RunContext RUN = FlightDelay.run();

    static Stream<WorkloadRequest> requests() {
        return Stream.of(
                new WorkloadRequest.Ingest(RUN),
                new WorkloadRequest.Transform(RUN, FlightDelay.snapshots()),
                new WorkloadRequest.Trial(RUN, FlightDelay.features(), 2, Map.of("max_depth", 6, "learn_rate", 0.1)),
                new WorkloadRequest.Evaluate(RUN, FlightDelay.features(), 2, FlightDelay.stored("model.bin")),
                new WorkloadRequest.Evaluate(
                        RUN, FlightDelay.features(), 7, FlightDelay.stored("model.bin"), Map.of("max_depth", 6)),
                new WorkloadRequest.Package(RUN, FlightDelay.features(), FlightDelay.model(), "1.0.0", null),
                new WorkloadRequest.Package(
                        RUN, FlightDelay.features(), FlightDelay.model(), "1.0.3", FlightDelay.stored("1.0.2.json")),
                new WorkloadRequest.Package(
                        RUN,
                        FlightDelay.features(),
                        FlightDelay.model(),
                        "2.0.1",
                        FlightDelay.stored("1.0.2.json"),
                        FlightDelay.stored("2.0.0.json")),
                new WorkloadRequest.PackageUpload(upload("model.zip", "delay"), "1.0.0", null),
                new WorkloadRequest.PackageUpload(
                        upload("model.zip", "delay"),
                        "1.0.1",
                        new WorkloadRequest.Previous("1.0.0", FlightDelay.stored("schema.json"))),
                new WorkloadRequest.PackageUpload(upload("model.zip", "delay"), null, null).inGeneration(3));
    }

    private static UploadedModel upload(String name, String artifact) {
        return new UploadedModel(
                name,
                FlightDelay.stored("model.zip"),
                FlightDelay.stored("rows.csv"),
                "rows.csv",
                null,
                new PackagingSpec(new MavenSpec("com.example", artifact), 100));
    }

    @Test
    void anUploadHasTheIdOfARunWhichFollowsFromWhatItIs() {
        UploadedModel upload = upload("model.zip", "a-model.with-a-very-long-name");

        assertThat(upload.id()).matches("a-model-with-a-very-long-[0-9a-f]{10}").hasSizeLessThanOrEqualTo(35);
        assertThat(upload.id())
                .isEqualTo(upload("model.zip", "a-model.with-a-very-long-name").id());
        assertThat(upload.id())
                .isNotEqualTo(
                        upload("other.zip", "a-model.with-a-very-long-name").id());
    }

    static Stream<WorkloadResult> results() {
        return Stream.of(
                new WorkloadResult.Ingested(RUN.run(), FlightDelay.snapshots()),
                new WorkloadResult.Transformed(RUN.run(), FlightDelay.features()),
                new WorkloadResult.Trained(
                        RUN.run(),
                        FlightDelay.trials().get(1),
                        FlightDelay.stored("model.bin"),
                        FlightDelay.stored("model.zip"),
                        FlightDelay.parametersUsed(),
                        FlightDelay.importances(),
                        16_741,
                        Map.of("h2o", "3.44.0.1")),
                new WorkloadResult.Evaluated(
                        RUN.run(),
                        Map.of("auc", 0.91),
                        5_580,
                        FlightDelay.stored("examples"),
                        FlightDelay.stored("schema.json"),
                        FlightDelay.stored("holdout.tsv.gz")),
                new WorkloadResult.Packaged(RUN.run(), FlightDelay.release()),
                new WorkloadResult.Failed(RUN.run(), new Failure(Fault.DATA, "parse", "line 3", "quote it")));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestIsReadAsItWasWritten(WorkloadRequest request) {
        byte[] json = RefitJson.bytes(request);

        WorkloadRequest read = RefitJson.read(json, WorkloadRequest.class);

        assertThat(read).isEqualTo(request);
        assertThat(RefitJson.bytes(read)).isEqualTo(json);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void theSameWorkInAnotherGenerationDiffersInNothingElse(WorkloadRequest request) {
        WorkloadRequest retried = request.inGeneration(7);

        assertThat(retried.generation()).isEqualTo(7);
        assertThat(retried.runId()).isEqualTo(request.runId());
        assertThat(retried).isNotEqualTo(request);
        assertThat(retried.inGeneration(request.generation())).isEqualTo(request);
    }

    @ParameterizedTest
    @MethodSource("results")
    void aResultIsReadAsItWasWritten(WorkloadResult result) {
        byte[] json = RefitJson.bytes(result);

        WorkloadResult read = RefitJson.read(json, WorkloadResult.class);

        assertThat(read).isEqualTo(result);
        assertThat(RefitJson.bytes(read)).isEqualTo(json);
    }

    @Test
    void everyKindIsTried() {
        assertThat(requests().<Class<?>>map(Object::getClass))
                .hasSameElementsAs(Stream.of(WorkloadRequest.class
                                .getAnnotation(JsonSubTypes.class)
                                .value())
                        .map(JsonSubTypes.Type::value)
                        .toList());
        assertThat(results().map(Object::getClass))
                .containsExactlyInAnyOrder(WorkloadResult.class.getPermittedSubclasses());
    }

    @Test
    void anUnknownKindIsNamed() {
        assertThatThrownBy(() -> RefitJson.read("{\"kind\":\"dance\"}".getBytes(UTF_8), WorkloadRequest.class))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContainingAll("'dance'", "ingest", "transform", "trial", "evaluate", "package");
    }

    @Test
    void aRequestWithoutARunIsRefused() {
        assertThatThrownBy(() -> RefitJson.read("{\"kind\":\"ingest\"}".getBytes(UTF_8), WorkloadRequest.class))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("run: got null, expected a value");
    }
}

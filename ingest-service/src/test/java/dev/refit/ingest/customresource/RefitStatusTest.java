package dev.refit.ingest.customresource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.events.RefitJson;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefitStatusTest {
    private static final Path CRD = Path.of("../deploy/kubernetes/crd/refits.yaml");
    private static final Instant THEN = Instant.parse("2026-02-03T12:00:00Z");

    static List<Arguments> types() {
        return List.of(
                Arguments.of("", RefitStatus.class),
                Arguments.of("/conditions/items/properties", Condition.class),
                Arguments.of("/lastRun/properties", LastRun.class),
                Arguments.of("/model/properties", PromotedModel.class),
                Arguments.of("/model/properties/metric/properties", PromotedModel.Metric.class));
    }

    @ParameterizedTest
    @MethodSource("types")
    void theCrdHasEveryMember(String path, Class<?> type) throws IOException {
        CustomResourceDefinition crd = Serialization.unmarshal(Files.readString(CRD), CustomResourceDefinition.class);
        JsonNode schema = RefitJson.mapper()
                .valueToTree(crd.getSpec().getVersions().get(0).getSchema().getOpenAPIV3Schema());
        List<String> members = new ArrayList<>();
        schema.at("/properties/status/properties" + path).fieldNames().forEachRemaining(members::add);

        assertThat(members)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(type.getRecordComponents())
                        .map(component -> component.getName())
                        .toList());
    }

    @Test
    void aConditionKeepsItsTimeWhileItsStatusStays() {
        RefitStatus status = RefitStatus.NONE.accepted(accepted("False", 1, 0));

        RefitStatus still = status.accepted(accepted("False", 2, 60));
        RefitStatus other = still.accepted(accepted("True", 3, 120));

        assertThat(still.conditions()).containsExactly(accepted("False", 2, 0));
        assertThat(other.conditions()).containsExactly(accepted("True", 3, 120));
        assertThat(other.observedGeneration()).isEqualTo(3);
    }

    @Test
    void whatIsSaidOfAnEarlierGenerationComesTooLate() {
        RefitStatus status = RefitStatus.NONE.accepted(accepted("True", 2, 0));

        assertThat(status.accepted(accepted("False", 1, 60))).isEqualTo(status);
        assertThat(status.accepted(accepted("True", 2, 60))).isEqualTo(status);
    }

    @Test
    void aStatusIsReadAsItWasWrittenAndAForeignOneIsNone() {
        RefitStatus status = RefitStatus.NONE
                .accepted(accepted("True", 1, 0))
                .with(
                        new LastRun(
                                "wine-0123456789",
                                1,
                                "2020",
                                LastRun.State.Running,
                                THEN,
                                null,
                                List.of("wines: 2019, 2020")),
                        new Condition("Ready", "Unknown", "Running", "m", null, THEN));

        assertThat(read(RefitJson.read(RefitJson.bytes(status), Map.class))).isEqualTo(status);
        assertThat(read(Map.of("lastRun", Map.of("state", "Elsewhere")))).isEqualTo(RefitStatus.NONE);
        assertThat(read(List.of(1))).isEqualTo(RefitStatus.NONE);
        assertThat(read(null)).isEqualTo(RefitStatus.NONE);
    }

    private static RefitStatus read(Object status) {
        GenericKubernetesResource resource = Serialization.unmarshal(
                "apiVersion: refit.dev/v1\nkind: Refit\nmetadata: {name: wine}", GenericKubernetesResource.class);
        resource.setAdditionalProperty("status", status);
        return RefitResource.of(resource).status();
    }

    private static Condition accepted(String status, long generation, int second) {
        return new Condition(Condition.ACCEPTED, status, "R", "m", generation, THEN.plusSeconds(second));
    }
}

package dev.refit.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.definition.schema.DefinitionSchema;
import dev.refit.definition.schema.SchemaWords;
import dev.refit.events.RefitJson;
import dev.refit.events.definition.AttemptSpec;
import dev.refit.events.definition.ColumnType;
import dev.refit.events.definition.DataSpec;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.Expectation;
import dev.refit.events.definition.Format;
import dev.refit.events.definition.InputsSpec;
import dev.refit.events.definition.LevelType;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.OlderPartitions;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.definition.TrainingSpec;
import dev.refit.events.definition.TransformSpec;
import dev.refit.events.definition.engine.Metric;
import dev.refit.events.definition.engine.RowFilter;
import dev.refit.events.definition.engine.SearchStrategy;
import dev.refit.events.definition.engine.TrialSearch;
import dev.refit.events.definition.engine.ValueRange;
import dev.refit.events.definition.engine.h2o.Algorithm;
import dev.refit.events.definition.engine.h2o.H2oTraining;
import dev.refit.events.definition.engine.spark.SparkTransform;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaAgreesWithTypesTest {
    private static final String H2O = "/$defs/training/properties/h2o";

    static Stream<Arguments> objects() {
        return Stream.of(
                Arguments.of("/properties/spec", RefitDefinition.class, "name"),
                Arguments.of("/$defs/data", DataSpec.class, ""),
                Arguments.of("/$defs/dataset", DatasetSpec.class, ""),
                Arguments.of("/$defs/expectation", Expectation.class, ""),
                Arguments.of("/$defs/transform", TransformSpec.class, ""),
                Arguments.of("/$defs/transform/properties/spark", SparkTransform.class, ""),
                Arguments.of("/$defs/training", TrainingSpec.class, ""),
                Arguments.of(H2O, H2oTraining.class, ""),
                Arguments.of(H2O + "/properties/search", TrialSearch.class, "ranges"),
                Arguments.of("/$defs/tried", ValueRange.class, ""),
                Arguments.of("/$defs/rows", RowFilter.class, ""),
                Arguments.of("/$defs/packaging", PackagingSpec.class, ""),
                Arguments.of("/$defs/packaging/properties/maven", MavenSpec.class, ""),
                Arguments.of("/$defs/packaging/properties/inputs", InputsSpec.class, ""),
                Arguments.of("/$defs/csv", Format.Csv.class, "type"),
                Arguments.of("/$defs/json", Format.Json.class, "type"),
                Arguments.of("/$defs/parquet", Format.Parquet.class, "type"));
    }

    @ParameterizedTest
    @MethodSource("objects")
    void every_key_is_a_component_and_every_component_a_key(String pointer, Class<?> type, String apart) {
        List<String> components = Arrays.stream(type.getRecordComponents())
                .map(SchemaAgreesWithTypesTest::jsonName)
                .filter(name -> !name.equals(apart))
                .toList();

        List<String> keys = fieldNames(DefinitionSchema.TREE.at(pointer + "/properties")).stream()
                .filter(name -> !name.equals(apart))
                .toList();

        assertThat(keys).containsExactlyInAnyOrderElementsOf(components);
    }

    static Stream<Arguments> enums() {
        return Stream.of(
                Arguments.of(H2O + "/properties/algorithm", Algorithm.values()),
                Arguments.of(H2O + "/properties/metric", Metric.values()),
                Arguments.of(H2O + "/properties/search/properties/strategy", SearchStrategy.values()),
                Arguments.of("/$defs/tried/properties/scale", ValueRange.Scale.values()),
                Arguments.of("/$defs/dataset/properties/columns/additionalProperties", ColumnType.values()),
                Arguments.of("/$defs/data/properties/snapshot", DataSpec.SnapshotMode.values()),
                Arguments.of("/$defs/packaging/properties/inputs/properties/levels", LevelType.values()),
                Arguments.of("/$defs/packaging/properties/olderPartitions", OlderPartitions.values()));
    }

    @ParameterizedTest
    @MethodSource("enums")
    void every_choice_is_a_constant_and_every_constant_a_choice(String pointer, Enum<?>[] constants) {
        List<String> names = Arrays.stream(constants)
                .map(constant -> RefitJson.mapper().valueToTree(constant).asText())
                .toList();

        assertThat(SchemaWords.choices(DefinitionSchema.TREE.at(pointer))).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void the_longest_names_are_those_of_the_types() {
        assertThat(DefinitionSchema.TREE
                        .at("/properties/metadata/properties/name/maxLength")
                        .asInt())
                .isEqualTo(RefitDefinition.MAX_NAME);
        assertThat(DefinitionSchema.TREE
                        .at("/$defs/dataset/properties/name/maxLength")
                        .asInt())
                .isEqualTo(DatasetSpec.MAX_NAME);
        assertThat(DefinitionSchema.TREE.at("/$defs/attempts/maximum").asInt()).isEqualTo(AttemptSpec.MAX_ATTEMPTS);
        assertThat(DefinitionSchema.TREE
                        .at("/$defs/packaging/properties/examples/default")
                        .asInt())
                .isEqualTo(PackagingSpec.DEFAULT_EXAMPLES);
    }

    private static String jsonName(RecordComponent component) {
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty() ? component.getName() : property.value();
    }

    private static List<String> fieldNames(JsonNode object) {
        List<String> names = new java.util.ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

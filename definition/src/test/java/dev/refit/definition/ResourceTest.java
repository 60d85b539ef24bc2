package dev.refit.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.definition.document.DefinitionText;
import dev.refit.definition.document.Problem;
import dev.refit.definition.document.ProblemList;
import dev.refit.definition.document.YamlDocument;
import dev.refit.events.RefitJson;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.DefinitionVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A definition that is a custom resource is held against the same rules as one in a file. */
class ResourceTest {
    private static final String SQL = "SELECT * FROM flights";
    private static final String FILE =
            """
            apiVersion: refit.dev/v1
            kind: Refit
            metadata: {name: flight-delay}
            spec:
              data:
                datasets:
                  - name: flights
                    format: {type: csv, nulls: [NA]}
                    columns: {carrier: string, delay: double}
                  - {name: planes, latest: true, format: {type: parquet}}
                expectations:
                  - {dataset: flights, column: carrier, in: [AA, 'UA']}
              transform: {spark: {%s}}
              training:
                h2o:
                  algorithm: gbm
                  target: delay
                  parameters: {ntrees: 60, seed: 2013}
                  trials: {learn_rate: [0.05, 0.1], max_depth: [4, 6]}
                  validation: {column: split, equals: validation}
                  holdout: {column: split, equals: test}
                  metric: rmse
              packaging: {maven: {groupId: com.example, artifactId: delays}}
            """;

    @TempDir
    Path folder;

    @Test
    void it_is_the_definition_that_the_same_file_is() throws IOException {
        Files.writeString(folder.resolve("features.sql"), SQL);
        Path file = Files.writeString(folder.resolve("refit.yaml"), FILE.formatted("sql: features.sql"));

        RefitDefinition ofFile = new DefinitionParser().parse(file).definition();
        RefitDefinition ofResource = new DefinitionParser().resource(resource());

        assertThat(ofResource).isEqualTo(ofFile);
        assertThat(DefinitionVersion.of(ofResource).digest())
                .isEqualTo(DefinitionVersion.of(ofFile).digest());
    }

    @Test
    void the_example_is_the_same_as_a_file_and_as_a_resource() throws Exception {
        Path folder = Path.of("../examples/flight-delay");
        String text = DefinitionText.read(folder.resolve("refit-resource.yaml"), 64);
        JsonNode resource =
                YamlDocument.read(text, new ProblemList("test")).orElseThrow().root();

        assertThat(new DefinitionParser().resource(resource))
                .isEqualTo(new DefinitionParser()
                        .parse(folder.resolve("refit.yaml"))
                        .definition());
    }

    @Test
    void what_others_keep_in_it_does_not_matter() {
        JsonNode resource = resource();
        ObjectNode metadata = (ObjectNode) resource.get("metadata");
        metadata.put("uid", "1").put("generation", 7).putObject("labels").put("team", "delays");
        ((ObjectNode) resource).putObject("status").put("anything", true);

        assertThat(new DefinitionParser().resource(resource)).isEqualTo(new DefinitionParser().resource(resource()));
    }

    @Test
    void a_jar_is_named_by_its_uri_and_digest() {
        RefitDefinition definition = new DefinitionParser().resource(with(spark -> {
            spark.remove("sqlText");
            spark.put("mainClass", "com.example.Features");
            jar(spark, "s3://refit/features.jar");
        }));

        assertThat(definition.transform().spark().jar().uri()).hasToString("s3://refit/features.jar");
        assertThat(definition.transform().spark().sql()).isNull();
    }

    @Test
    void every_problem_is_told_with_its_path_and_no_place() {
        JsonNode resource = with(spark -> spark.put("sqlText", "-- nothing").put("sql", "features.sql"));
        ArrayNode datasets = (ArrayNode) resource.at("/spec/data/datasets");
        ((ObjectNode) datasets.get(0).get("format")).put("header", false);
        ((ObjectNode) datasets.get(1)).put("name", "flights");
        ((ObjectNode) resource.at("/spec/training/h2o")).put("metric", "rmsee");
        ((ObjectNode) resource.at("/spec/training/h2o/parameters")).put("max_depth", 1);
        ((ObjectNode) resource.get("metadata")).put("name", "n".repeat(300));

        assertThat(problems(resource))
                .containsExactly(
                        "metadata.name: got '" + "n".repeat(59)
                                + "…', expected at most 24 lower-case letters, digits and"
                                + " '-', starting with a letter, such as flight-delay",
                        "spec.data.datasets[0].format.header: got false, expected true, as the columns of a custom"
                                + " resource have no order; apply such data by file",
                        "spec.data.datasets[1].name: got 'flights', expected each name once; it stands at"
                                + " spec.data.datasets[0].name already",
                        "spec.training.h2o.metric: got 'rmsee', expected one of auc, aucpr, logloss,"
                                + " mean_per_class_error, rmse, mae, r2 (did you mean rmse?)",
                        "spec.training.h2o.trials.max_depth: got a key of parameters as well (at"
                                + " spec.training.h2o.parameters.max_depth), expected it in one of the two",
                        "spec.transform.spark.sql: got an unknown key, expected one of sqlText, jar, mainClass, executors, maxExecutors,"
                                + " executorMemory",
                        "spec.transform.spark.sqlText: got '-- nothing', expected a SQL statement; there is none in it");
    }

    @Test
    void a_transform_is_sql_or_a_jar() {
        assertThat(problems(with(spark -> spark.remove("sqlText"))))
                .containsExactly(
                        "spec.transform.spark: got neither sqlText nor jar, expected either sqlText, or jar with"
                                + " mainClass");
        assertThat(problems(with(spark -> jar(spark, "https://example.com/features.jar"))))
                .anySatisfy(problem -> assertThat(problem).contains("got sqlText and jar"))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith(
                                "spec.transform.spark.jar.uri: got 'https://example.com/features.jar', expected a"));
        assertThat(problems(with(spark -> {
                    spark.remove("sqlText");
                    spark.put("mainClass", "com.example.Features");
                    jar(spark, "file:///[");
                })))
                .singleElement()
                .asString()
                .startsWith("spec.transform.spark.jar: got no such file");
    }

    @Test
    void sql_that_no_event_should_carry_is_refused() {
        assertThat(problems(with(spark -> spark.put("sqlText", "SELECT '" + "ä".repeat(40_000) + "'"))))
                .containsExactly("spec.transform.spark.sqlText: got 80009 bytes, expected at most 65536");
    }

    @Test
    void what_is_no_definition_at_all_is_refused() {
        JsonNodeFactory json = JsonNodeFactory.instance;

        assertThat(problems(json.objectNode())).contains("spec: got nothing, expected a mapping of keys");
        assertThat(problems(json.textNode("x"))).isNotEmpty();
        assertThat(problems(json.nullNode())).isNotEmpty();
    }

    private static List<String> problems(JsonNode resource) {
        InvalidDefinitionException refused =
                catchThrowableOfType(InvalidDefinitionException.class, () -> new DefinitionParser().resource(resource));
        return refused.problems().stream().map(Problem::explain).toList();
    }

    private static JsonNode with(Consumer<ObjectNode> change) {
        JsonNode resource = resource();
        change.accept((ObjectNode) resource.at("/spec/transform/spark"));
        return resource;
    }

    private static void jar(ObjectNode spark, String uri) {
        spark.putObject("jar").put("uri", uri).put("size", 1).put("sha256", "0".repeat(64));
    }

    private static JsonNode resource() {
        ProblemList problems = new ProblemList("test");
        JsonNode resource = YamlDocument.read(FILE.formatted("sqlText: " + SQL), problems)
                .orElseThrow()
                .root();
        // As a client reads it.
        return RefitJson.read(RefitJson.bytes(resource), JsonNode.class);
    }
}

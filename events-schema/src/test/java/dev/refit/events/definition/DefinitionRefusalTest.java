package dev.refit.events.definition;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.refit.events.definition.engine.Metric;
import dev.refit.events.definition.engine.RowFilter;
import dev.refit.events.definition.engine.h2o.Algorithm;
import dev.refit.events.definition.engine.h2o.H2oTraining;
import dev.refit.events.definition.engine.spark.SparkTransform;
import dev.refit.events.golden.FlightDelay;
import dev.refit.events.golden.FlightDelayDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the constructors of a definition refuse, and in which words. */
class DefinitionRefusalTest {
    private static final Format CSV = new Format.Csv(null, null, null, null);
    private static final RefitDefinition GOOD = FlightDelayDefinition.of();

    static Stream<Arguments> refused() {
        return Stream.of(
                refuses(() -> named("Flight_Delay"), "name: got Flight_Delay, expected lower-case letters"),
                refuses(() -> named("f".repeat(25)), "name: got " + "f".repeat(25) + ", expected lower-case"),
                refuses(() -> named(null), "name: got null, expected lower-case"),
                refuses(() -> new DataSpec(List.of(), null, null), "datasets: got [], expected at least one entry"),
                refuses(
                        () -> new DataSpec(List.of(parquet("a"), parquet("b"), parquet("a")), null, null),
                        "datasets: got a twice, expected each name once"),
                refuses(() -> new DatasetSpec("a", null, null, false), "format: got null, expected a value"),
                refuses(() -> new DatasetSpec("a", CSV, null, false), "columns: got {}, expected the type of each"),
                refuses(
                        () -> new DatasetSpec("a", CSV, Map.of("c", ColumnType.INT), true, true),
                        "optional: got true, expected false with latest: true, as no run waits for a"),
                refuses(
                        () -> new DatasetSpec("a", new Format.Json(null), null, false, true),
                        "columns: got {}, expected the type of each column of the optional dataset a"),
                refuses(() -> new Format.Csv("||", null, null, null), "delimiter: got ||, expected one character"),
                refuses(() -> new Format.Json("Mars/Olympus"), "timeZone: got Mars/Olympus, expected a zone of the tz"),
                refuses(() -> expectation(null, null, null, null, null), "expectation: got flights, expected one of"),
                refuses(() -> expectation(null, 0.9, null, null, null), "column: got null, expected the column"),
                refuses(() -> expectation("c", 1.1, null, null, null), "notNullRatio: got 1.1, expected 0 to 1"),
                refuses(() -> expectation("c", null, 2.0, 1.0, null), "min: got 2.0, expected at most max"),
                refuses(() -> expectation(null, null, null, null, -1L), "minRows: got -1, expected zero or more"),
                refuses(() -> new SparkTransform(null, null, null, 1, null), "spark: got null, expected either sql"),
                refuses(
                        () -> new SparkTransform("q", FlightDelay.stored("j"), "M", 1, null),
                        "spark: got null, expected either sql or jar"),
                refuses(
                        () -> new SparkTransform(null, FlightDelay.stored("j"), null, 1, null),
                        "mainClass: got null, expected a text"),
                refuses(() -> new SparkTransform("q", null, null, -1, null), "executors: got -1, expected at least 1"),
                refuses(
                        () -> new SparkTransform("q", null, null, 3, 2, null),
                        "maxExecutors: got 2, expected at least 3"),
                refuses(
                        () -> new SparkTransform("q", null, null, 1, "1 GB"),
                        "executorMemory: got 1 GB, expected a whole number with m or g"),
                refuses(() -> new RowFilter("", "test"), "column: got , expected a text"),
                refuses(() -> new RowFilter("split", null), "equals: got null, expected a text"),
                refuses(() -> trials(Map.of("a", List.of())), "trials: got 0, expected 1 to 100 combinations"),
                refuses(() -> trials(Map.of("a", numbers(101))), "trials: got 101, expected 1 to 100 combinations"),
                refuses(() -> trials(manyAxes()), "trials: got 2147483647, expected 1 to 100 combinations"),
                refuses(() -> trials(withoutValues()), "trials.a: got null, expected a value"),
                refuses(() -> new MavenSpec("Com.Example", "a"), "groupId: got Com.Example, expected a Java package"),
                refuses(() -> new MavenSpec("com.example", "a--b"), "artifactId: got a--b, expected lower-case words"),
                refuses(
                        () -> new MavenSpec("g".repeat(201), "a").bounded(),
                        "groupId: got " + "g".repeat(201) + ", expected a Java package name of at most 200 characters"),
                refuses(
                        () -> new MavenSpec("g", "a".repeat(101)).bounded(),
                        "artifactId: got " + "a".repeat(101) + ", expected"),
                refuses(() -> new MavenSpec("g".repeat(256), "a"), "groupId: got ggg"),
                refuses(() -> new MavenSpec("g", "a".repeat(256)), "artifactId: got aaa"),
                refuses(() -> new MavenSpec("g", "a" + "-a".repeat(8_000)), "artifactId: got a-a-a-"),
                refuses(() -> new MavenSpec("g" + ".g".repeat(8_000), "a"), "groupId: got g.g.g."),
                refuses(() -> new PackagingSpec(new MavenSpec("g", "a"), -5), "examples: got -5, expected at least 1"),
                refuses(() -> training(0, null, null), "attempts: got 0, expected 1 to 10"),
                refuses(() -> training(11, null, null), "attempts: got 11, expected 1 to 10"),
                refuses(() -> training(null, "61m", null), "backoff: got 61m, expected 1ms to 1h"),
                refuses(() -> training(null, "0s", null), "backoff: got 0s, expected 1ms to 1h"),
                refuses(() -> training(null, null, "999ms"), "timeout: got 999ms, expected 1s to 7d"),
                refuses(() -> training(null, null, "169h"), "timeout: got 169h, expected 1s to 7d"),
                refuses(() -> training(null, null, "PT1H"), "timeout: got PT1H, expected 1s to 7d"));
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

    private static RefitDefinition named(String name) {
        return new RefitDefinition(name, GOOD.data(), GOOD.transform(), GOOD.training(), GOOD.packaging());
    }

    private static TrainingSpec training(Integer attempts, String backoff, String timeout) {
        return new TrainingSpec(GOOD.training().h2o(), attempts, backoff, timeout);
    }

    private static Expectation expectation(String column, Double ratio, Double min, Double max, Long minRows) {
        return new Expectation("flights", column, ratio, min, max, null, minRows);
    }

    private static H2oTraining trials(Map<String, List<Object>> trials) {
        RowFilter rows = new RowFilter("split", "test");
        return new H2oTraining(0, null, Algorithm.GBM, "y", null, null, trials, 0, rows, rows, Metric.AUC);
    }

    private static List<Object> numbers(int count) {
        return new ArrayList<>(IntStream.range(0, count).boxed().toList());
    }

    private static Map<String, List<Object>> manyAxes() {
        Map<String, List<Object>> axes = new LinkedHashMap<>();
        IntStream.range(0, 80).forEach(i -> axes.put("p" + i, Arrays.asList(1, 2)));
        return axes;
    }

    private static Map<String, List<Object>> withoutValues() {
        Map<String, List<Object>> axes = new LinkedHashMap<>();
        axes.put("a", null);
        return axes;
    }

    private static DatasetSpec parquet(String name) {
        return new DatasetSpec(name, new Format.Parquet(), Map.of(), false);
    }
}

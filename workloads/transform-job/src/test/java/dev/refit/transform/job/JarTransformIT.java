package dev.refit.transform.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.definition.engine.spark.SparkTransform;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.job.JobFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transform that its user wrote in Java and brings as a jar. */
class JarTransformIT {
    private static final String SOURCE =
            """
            package com.example;
            import java.util.function.Function;
            import org.apache.spark.api.java.function.MapFunction;
            import org.apache.spark.sql.*;
            public final class Delays implements Function<SparkSession, Dataset<Row>> {
                public Dataset<Row> apply(SparkSession spark) {
                    // The lambda runs in a task, which must find this class.
                    Dataset<Row> newest = spark.table("by_partition.flights").where("newest").select("row.delay");
                    return spark.table("flights").select("delay").intersect(newest).as(Encoders.DOUBLE())
                            .map((MapFunction<Double, Double>) delay -> delay * 2, Encoders.DOUBLE()).toDF("twice");
                }
                public static final class Broken implements Function<SparkSession, Dataset<Row>> {
                    public Dataset<Row> apply(SparkSession spark) {
                        throw new IllegalStateException("out of ideas");
                    }
                }
                public static final class Old implements Function<SparkSession, Dataset<Row>> {
                    public Dataset<Row> apply(SparkSession spark) {
                        throw new NoSuchMethodError("com.example.Gone.method");
                    }
                }
                public static final class Foreign {}
            }
            """;

    @TempDir
    Path home;

    private StoredFile outside;
    private StoredFile jar;

    @BeforeEach
    void compile() throws IOException {
        Path classes = Files.createDirectories(home.resolve("classes"));
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Delays.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return SOURCE;
                    }
                };
        List<String> options = List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .getTask(null, null, null, options, null, List.of(source))
                        .call())
                .isTrue();
        Path file = home.resolve("outside.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file));
                Stream<Path> compiled = Files.walk(classes)) {
            for (Path path : compiled.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(path).toString()));
                Files.copy(path, out);
            }
        }
        outside = JobFolder.stored(file);
        jar = JobFolder.stored(put(file, outside.sha256()));
    }

    @Test
    void theClassMakesTheFeatureTableOfTheViews() throws IOException {
        WorkloadResult result = run(jar, "com.example.Delays");

        assertThat(result).isInstanceOfSatisfying(WorkloadResult.Transformed.class, transformed -> {
            assertThat(transformed.features().rows()).isEqualTo(2);
            assertThat(transformed.features().columns()).extracting("name").containsExactly("twice");
        });
    }

    @Test
    void whatItThrowsIsTheUsersCode() throws IOException {
        assertThat(failure(jar, "com.example.Delays$Broken").message()).contains("out of ideas");
        assertThat(failure(jar, "com.example.Delays$Old").message()).contains("com.example.Gone.method");
    }

    @Test
    void aJarThatIsNotWhatTheDefinitionSaysIsNotLoaded() throws IOException {
        String digest = "0".repeat(64);
        StoredFile other = new StoredFile(put(Path.of(jar.uri()), digest).toUri(), jar.size(), digest);

        assertThat(failure(other, "com.example.Delays").message()).contains("but the definition says 000");
    }

    @Test
    void aJarThatRefitApplyDidNotStoreIsNotLoaded() throws IOException {
        assertThat(failure(outside, "com.example.Delays").message())
                .isEqualTo("jar: got " + outside.uri() + ", expected " + jar.uri() + ", where refit apply puts it");
    }

    @Test
    void aClassThatIsMissingOrNoFunctionIsNamed() throws IOException {
        assertThat(failure(jar, "com.example.Missing").message()).contains("com.example.Missing cannot be loaded");
        assertThat(failure(jar, "com.example.Delays$Foreign").message())
                .contains("is no java.util.function.Function<SparkSession, Dataset<Row>>");
    }

    /** As refit apply stores it. */
    private Path put(Path file, String sha256) throws IOException {
        Path folder = Files.createDirectories(home.resolve("definitions").resolve(sha256));
        return Files.copy(file, folder.resolve("delays.jar"));
    }

    private Failure failure(StoredFile of, String mainClass) throws IOException {
        Failure failure = ((WorkloadResult.Failed) run(of, mainClass)).failure();
        assertThat(failure.fault()).isEqualTo(Fault.USER_CODE);
        return failure;
    }

    private WorkloadResult run(StoredFile of, String mainClass) throws IOException {
        Path file = Files.writeString(home.resolve("flights.csv"), "delay\n1\n2\n");
        return new TransformScenario(home)
                .csv("flights", "delay double", file)
                .run(new SparkTransform(null, of, mainClass, 1, null));
    }
}

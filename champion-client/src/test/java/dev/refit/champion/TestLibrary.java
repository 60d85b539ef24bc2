package dev.refit.champion;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Jars of the shape of a packaged library: the classes are compiled once, and a version is a resource. */
final class TestLibrary {
    static final String SCHEMA =
            """
            {"inputs": [{"name": "carrier", "kind": "categorical", "levels": ["UA"]}, {"name": "distance", "kind": "numeric", "type": "int", "levels": []}],
             "response": {"name": "delayed", "labels": ["no", "yes"]}}
            """;
    private static final String MODEL =
            """
            package com.example.models;
            import java.util.*;
            public final class ShellModel {
                private static final String COORDINATES = text("/coordinates.txt");
                private static ShellModel loaded;
                private final Coder inputs = new Coder();
                static String text(String name) {
                    try (java.io.InputStream in = ShellModel.class.getResourceAsStream(name)) {
                        return new String(in.readAllBytes(), "UTF-8");
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
                public static synchronized ShellModel load() { return loaded == null ? loaded = new ShellModel() : loaded; }
                public static String coordinates() { return COORDINATES; }
                public static String runId() { return "shells-1"; }
                public static Map<String, Double> metrics() { return Map.of("auc", 0.75); }
                public Coder inputs() { return inputs; }
                public int verify() {
                    if (!text("/verdict.txt").equals("fine")) throw new IllegalStateException("a recorded prediction differs");
                    return 1;
                }
                public ShellPrediction predicted(double[] row) {
                    return new ShellPrediction("of " + COORDINATES, row[0] * 1000 + row[1]);
                }
            }
            """;
    private static final String PREDICTION =
            """
            package com.example.models;
            public record ShellPrediction(String label, double margin) {
                public java.util.Map<String, Double> probabilities() { return java.util.Map.of("yes", 0.25, "no", 0.75); }
            }
            """;
    private static final String CODER =
            """
            package com.example.models;
            import java.util.*;
            public final class Coder {
                public double value(int column, Object value) {
                    if (value instanceof Number number && number.doubleValue() < 0) throw new Refused("distance: got a negative number");
                    return value == null ? Double.NaN : value instanceof Number number ? number.doubleValue() : 1;
                }
                public int[] places(List<String> names, List<String> types) {
                    return new int[] {names.indexOf("distance"), names.indexOf("carrier")};
                }
                public boolean isTime(int column) { return false; }
                static final class Refused extends IllegalArgumentException { Refused(String message) { super(message); } }
            }
            """;
    private static final Map<String, byte[]> CLASSES = compiled();

    private final Map<String, byte[]> entries = new TreeMap<>(CLASSES);

    private TestLibrary() {}

    /** A library that verifies. */
    static TestLibrary of(String groupId, String artifactId, String version) {
        return new TestLibrary()
                .with("coordinates.txt", groupId + ":" + artifactId + ":" + version)
                .with("verdict.txt", "fine")
                .with("META-INF/refit/schema.json", SCHEMA)
                .with("META-INF/maven/" + groupId + "/" + artifactId + "/pom.xml", "<project/>");
    }

    TestLibrary with(String path, String content) {
        entries.put(path, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return this;
    }

    TestLibrary without(String path) {
        entries.remove(path);
        return this;
    }

    byte[] jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "com.example.models.ShellModel");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> compiled() {
        try {
            Path folder = Files.createTempDirectory("refit-test-library-");
            List<JavaFileObject> sources =
                    List.of(source("ShellModel", MODEL), source("ShellPrediction", PREDICTION), source("Coder", CODER));
            boolean done = ToolProvider.getSystemJavaCompiler()
                    .getTask(null, null, null, List.of("-d", folder.toString(), "-proc:none"), null, sources)
                    .call();
            if (!done) {
                throw new IllegalStateException("the library of the tests does not compile");
            }
            Map<String, byte[]> classes = new TreeMap<>();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    if (Files.isRegularFile(file)) {
                        classes.put(folder.relativize(file).toString(), Files.readAllBytes(file));
                    }
                    Files.delete(file);
                }
            }
            return classes;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(
                URI.create("string:///com/example/models/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}

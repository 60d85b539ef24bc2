package dev.refit.benchmarks.scoring;

import dev.refit.model.Column;
import dev.refit.model.Scorer;
import dev.refit.model.mojo.Mojo;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A library that {@code refit package} has made of a model, and a call of it as its user writes it: values to an input by
 * its builder, to a prediction.
 */
final class TypedLibrary {
    private static final String GROUP = "com.example.measured";
    private static final int EXAMPLES = 200;

    private final Subject subject;
    private final Path folder;

    TypedLibrary(Subject subject, Path folder) {
        this.subject = subject;
        this.folder = folder.resolve(subject.name() + "-library");
    }

    /**
     * Makes it, and compiles the call.
     *
     * @param checkout of Refit, built
     * @param mojo the model
     * @param rows as CSV, with a head
     */
    void make(Path checkout, Path mojo, Path rows) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path examples = folder.resolve("examples.csv");
        try (Stream<String> lines = Files.lines(rows)) {
            Files.write(examples, lines.limit(EXAMPLES + 1L).toList());
        }
        List<String> command = List.of(
                checkout.resolve("refit").toString(),
                "package",
                mojo.toString(),
                "--examples",
                examples.toString(),
                "--group",
                GROUP,
                "--artifact",
                artifactId(),
                "--version",
                "1.0.0",
                "--out",
                folder.toString());
        int exitCode = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException(command + " ended with exit code " + exitCode);
        }
        Path source = Files.writeString(
                folder.resolve("Call.java"),
                source(Mojo.read(Files.readAllBytes(mojo)).scorer()));
        List<String> options = List.of("-proc:none", "-cp", jar().toString(), "-d", folder.toString());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(source))
                    .call()) {
                throw new IllegalStateException(source + " does not compile");
            }
        }
    }

    /** Takes the values of a row in the model's order, a text, a Double or null each. */
    @SuppressWarnings("unchecked")
    Function<Object[], Object> call() throws IOException, ReflectiveOperationException {
        URL[] classes = {folder.toUri().toURL(), jar().toUri().toURL()};
        // Stays open: the library reads its model from there.
        Class<?> type = new URLClassLoader(classes).loadClass("Call");
        return (Function<Object[], Object>) type.getDeclaredConstructor().newInstance();
    }

    private String source(Scorer scorer) {
        List<Column> inputs = scorer.info().inputs();
        String setters = IntStream.range(0, inputs.size())
                .mapToObj(i -> "." + inputs.get(i).name() + "(("
                        + (inputs.get(i).isCategorical() ? "String" : "Double") + ") row[" + i + "])")
                .collect(Collectors.joining());
        String stem = subject.name().charAt(0) + subject.name().substring(1).toLowerCase(Locale.ROOT);
        return """
                import %1$s.*;
                public final class Call implements java.util.function.Function<Object[], Object> {
                    private final %2$sModel model = %2$sModel.load();
                    public Object apply(Object[] row) {
                        return model.score(%2$sInput.builder()%3$s.build());
                    }
                }
                """
                .formatted(GROUP, stem, setters);
    }

    private String artifactId() {
        return subject.name().toLowerCase(Locale.ROOT) + "-model";
    }

    private Path jar() {
        return folder.resolve(artifactId() + "-1.0.0.jar");
    }
}

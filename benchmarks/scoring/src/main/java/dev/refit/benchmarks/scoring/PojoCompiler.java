package dev.refit.benchmarks.scoring;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * {@code PojoCompiler FOLDER SUBJECT}: compiles the Java source that H2O has made of a model. The compiler does not take
 * the larger ones, so each has a process of its own.
 */
public final class PojoCompiler {
    /** Beyond it no compiler came to an end within a minute and 2 GiB. */
    private static final long MAX_SOURCE_BYTES = 100_000_000;

    private PojoCompiler() {}

    public static void main(String[] args) throws IOException {
        Subject subject = Subject.valueOf(args[1]);
        Path folder = subject.pojo(Path.of(args[0]));
        Path source = folder.resolve(subject.name() + ".java");
        if (Files.size(source) > MAX_SOURCE_BYTES) {
            System.exit(1);
        }
        List<String> options = List.of("-proc:none", "-nowarn", "-d", folder.toString());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            Writer.nullWriter(), files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            if (!compiled) {
                System.exit(1);
            }
            Files.createFile(subject.compiled(Path.of(args[0])));
        }
    }
}

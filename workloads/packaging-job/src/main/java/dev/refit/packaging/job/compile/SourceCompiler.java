package dev.refit.packaging.job.compile;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/** Compiles for Java 17 without a JDK, against the platform that runs this. */
public final class SourceCompiler {
    private SourceCompiler() {}

    /** @throws IllegalStateException with the messages of the compiler; the sources are generated, so the user is not at fault */
    public static void compile(List<Path> sources, List<Path> classPath, Path classes) {
        List<String> arguments = new ArrayList<>(List.of("-17", "-encoding", "UTF-8", "-proc:none", "-nowarn", "-g"));
        arguments.addAll(List.of("-parameters", "-d", classes.toString(), "-classpath", joined(classPath)));
        sources.forEach(source -> arguments.add(source.toString()));
        StringWriter messages = new StringWriter();
        PrintWriter out = new PrintWriter(messages);
        if (!BatchCompiler.compile(arguments.toArray(String[]::new), out, out, null)) {
            throw new IllegalStateException("The generated sources do not compile:\n" + messages);
        }
    }

    public static String joined(List<Path> classPath) {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}

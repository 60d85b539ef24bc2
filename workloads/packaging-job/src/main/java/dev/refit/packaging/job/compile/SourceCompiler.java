package dev.refit.packaging.job.compile;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/** Compiles without a JDK: against the platform that runs this, for Java 17. */
public final class SourceCompiler {
    private SourceCompiler() {}

    /** @throws IllegalStateException with the compiler's messages: the sources are ours, so it is never the user's fault */
    static void compile(List<Path> sources, List<Path> classPath, Path classes) {
        List<String> arguments = new ArrayList<>(List.of("-17", "-encoding", "UTF-8", "-proc:none", "-nowarn", "-g"));
        arguments.addAll(List.of("-parameters", "-d", classes.toString(), "-classpath", joined(classPath)));
        sources.forEach(source -> arguments.add(source.toString()));
        StringWriter messages = new StringWriter();
        PrintWriter out = new PrintWriter(messages);
        if (!BatchCompiler.compile(arguments.toArray(String[]::new), out, out, null)) {
            throw new IllegalStateException("The generated sources do not compile:\n" + messages);
        }
    }

    static String joined(List<Path> classPath) {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}

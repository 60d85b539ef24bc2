package dev.refit.packaging.job;

import dev.refit.events.RefitJson;
import dev.refit.events.release.Release;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.job.JobMain;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the job as its main line does, and uses what came of it. */
public final class PackagedLibrary implements AutoCloseable {
    private final URLClassLoader loader;
    private final Release release;

    private PackagedLibrary(Release release) throws IOException {
        this.release = release;
        URL jar = release.files().get("jar").uri().toURL();
        boolean selfContained =
                !Files.readString(Path.of(release.files().get("pom").uri())).contains("<dependencies>");
        this.loader = new URLClassLoader(
                new URL[] {jar},
                selfContained ? ClassLoader.getPlatformClassLoader() : PackagedLibrary.class.getClassLoader());
    }

    public static WorkloadResult run(WorkloadRequest request, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.write(folder.resolve("request.json"), RefitJson.bytes(request));
        JobMain.exitCode(new String[] {"--request", file.toUri().toString()}, new PackagingJob());
        return RefitJson.read(Files.readAllBytes(folder.resolve("result.json")), WorkloadResult.class);
    }

    static PackagedLibrary made(WorkloadRequest request, Path folder) throws IOException {
        WorkloadResult result = run(request, folder);
        if (!(result instanceof WorkloadResult.Packaged packaged)) {
            throw new AssertionError("expected a release, got " + result);
        }
        return new PackagedLibrary(packaged.release());
    }

    Release release() {
        return release;
    }

    Class<?> type(String suffix) throws ReflectiveOperationException {
        return loader.loadClass("com.example.models.FlightDelay" + suffix);
    }

    Object model() throws ReflectiveOperationException {
        return type("Model").getMethod("load").invoke(null);
    }

    Object builder() throws ReflectiveOperationException {
        return type("Input").getMethod("builder").invoke(null);
    }

    Object set(Object builder, String column, Class<?> type, Object value) throws ReflectiveOperationException {
        return builder.getClass().getMethod(column, type).invoke(builder, value);
    }

    Object score(Object builder) throws ReflectiveOperationException {
        return call(type("Model").getMethod("score", type("Input")), model(), input(builder));
    }

    List<?> scoreAll(List<Object> builders) throws ReflectiveOperationException {
        List<Object> inputs = new ArrayList<>();
        for (Object builder : builders) {
            inputs.add(input(builder));
        }
        return (List<?>) call(type("Model").getMethod("scoreAll", List.class), model(), inputs);
    }

    double[] margins(Object builder) throws ReflectiveOperationException {
        return (double[]) call(type("Model").getMethod("margins", type("Input")), model(), input(builder));
    }

    int[] leafAssignments(Object builder) throws ReflectiveOperationException {
        return (int[]) call(type("Model").getMethod("leafAssignments", type("Input")), model(), input(builder));
    }

    @SuppressWarnings("unchecked")
    Map<String, Double> contributions(Object builder) throws ReflectiveOperationException {
        return (Map<String, Double>)
                call(type("Model").getMethod("contributions", type("Input")), model(), input(builder));
    }

    private static Object input(Object builder) throws ReflectiveOperationException {
        return builder.getClass().getMethod("build").invoke(builder);
    }

    private static Object call(Method method, Object on, Object argument) throws ReflectiveOperationException {
        try {
            return method.invoke(on, argument);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}

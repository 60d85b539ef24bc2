package dev.refit.champion.library;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refit.champion.model.ChampionException;
import dev.refit.champion.model.ChampionModel;
import dev.refit.champion.model.Prediction;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Map;

/** A packaged library in a class loader of its own. Its exceptions leave it as text: they would keep its classes alive. */
public final class LoadedLibrary implements ChampionModel {
    private static final String SCHEMA = "META-INF/refit/schema.json";

    private final String coordinates;
    private final String runId;
    private final Map<String, Double> metrics;
    private final InputRows rows;
    private final MethodHandle predicted;
    private final PredictionReader predictions;

    @SuppressWarnings("unchecked")
    private LoadedLibrary(String coordinates, JarClassLoader loader) throws Throwable {
        String main = loader.attribute("Main-Class");
        if (main == null) {
            throw new ChampionException("expected a packaged library, whose manifest has a Main-Class");
        }
        Class<?> type = loader.loadClass(main);
        String found = (String) type.getMethod("coordinates").invoke(null);
        if (!coordinates.equals(found)) {
            throw new ChampionException("got the library " + found + ", expected " + coordinates);
        }
        Object model = type.getMethod("load").invoke(null);
        type.getMethod("verify").invoke(model);
        this.coordinates = coordinates;
        this.runId = (String) type.getMethod("runId").invoke(null);
        this.metrics =
                Map.copyOf((Map<String, Double>) type.getMethod("metrics").invoke(null));
        LibraryCoder coder = new LibraryCoder(type.getMethod("inputs").invoke(model));
        this.rows = new InputRows(schema(loader), coder, coder.value());
        Method scoring = type.getMethod("predicted", double[].class);
        this.predicted = MethodHandles.publicLookup()
                .unreflect(scoring)
                .bindTo(model)
                .asType(MethodType.methodType(Object.class, double[].class));
        this.predictions = new PredictionReader(version(), scoring.getReturnType());
    }

    /**
     * Loads a library and replays its recorded examples.
     *
     * @param jar may be deleted afterwards
     * @param coordinates what it has to say of itself
     * @throws ChampionException if it is no such library, or verifies nothing
     */
    public static LoadedLibrary open(Path jar, String coordinates, ClassLoader parent) {
        try {
            return new LoadedLibrary(coordinates, new JarClassLoader(jar, parent));
        } catch (ChampionException e) {
            throw new ChampionException(coordinates + ": " + e.getMessage());
        } catch (InvocationTargetException e) {
            throw refused(coordinates, e.getCause());
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            throw refused(coordinates, e);
        }
    }

    private static ChampionException refused(String coordinates, Throwable problem) {
        return new ChampionException(coordinates + " cannot be loaded: " + problem);
    }

    private static String schema(JarClassLoader loader) throws IOException {
        try (InputStream in = loader.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new ChampionException("the jar has no " + SCHEMA + ": it is of an older Refit");
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @Override
    public String version() {
        return coordinates.substring(coordinates.lastIndexOf(':') + 1);
    }

    @Override
    public String coordinates() {
        return coordinates;
    }

    @Override
    public String runId() {
        return runId;
    }

    @Override
    public Map<String, Double> metrics() {
        return metrics;
    }

    @Override
    public Prediction score(Map<String, ?> row) {
        try {
            double[] numbers = rows.row(row);
            return predictions.read((Object) predicted.invokeExact(numbers));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage());
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(coordinates + " has no answer: " + e);
        }
    }

    @Override
    public String toString() {
        return coordinates;
    }
}

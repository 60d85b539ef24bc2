package dev.refit.transform.job;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import dev.refit.job.JobFolder;
import dev.refit.job.LocalCopy;
import dev.refit.transform.job.session.SparkFailures;
import dev.refit.transform.job.session.SparkRun;
import dev.refit.transform.job.session.StageProgress;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The user's class in a jar: a function from the session, in which the datasets are views, to the feature table. */
final class JarTransform {
    private static final String HINT = "Correct the definition's transform and apply it again.";

    private final SparkRun run;
    private final JobFolder folder;

    JarTransform(SparkRun run, JobFolder folder) {
        this.run = run;
        this.folder = folder;
    }

    Dataset<Row> run(String refit, StoredFile jar, String mainClass) throws JobFailedException, IOException {
        requireStored(refit, jar);
        Path copy = verifiedCopy(jar);
        Function<SparkSession, ?> transform = load(copy, mainClass);
        // Executors load the jar's classes, too: the code of its lambdas runs there.
        run.session().sparkContext().addJar(copy.toString());
        folder.progress(StageProgress.STARTED, "running " + mainClass);
        Object result;
        try {
            result = transform.apply(run.session());
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            if (e instanceof Exception known && SparkFailures.explained(known) instanceof JobFailedException failed) {
                throw failed;
            }
            throw new JobFailedException(Fault.USER_CODE, "transform-failed", mainClass + " failed: " + e, HINT, e);
        }
        if (!(result instanceof Dataset<?> features)) {
            throw broken(mainClass + " answered " + result + ", expected a Dataset<Row>", null);
        }
        return features.toDF();
    }

    /** Events are written by others than refit apply: what they name as code may be anybody's file. */
    private void requireStored(String refit, StoredFile jar) throws JobFailedException {
        Optional<URI> expected = StoredJar.of(folder, refit, jar.sha256());
        if (!expected.equals(Optional.of(jar.uri()))) {
            throw broken(
                    "jar: got " + jar.uri() + ", expected "
                            + expected.map(URI::toString).orElse("one in the artifact store")
                            + ", where refit apply puts it",
                    null);
        }
    }

    private Path verifiedCopy(StoredFile jar) throws IOException, JobFailedException {
        Path found = LocalCopy.of(jar.uri())
                .orElseThrow(() -> new NoSuchFileException(jar.uri().toString()));
        Path copy = run.scratch().resolve("transform-" + jar.sha256().substring(0, 10) + ".jar");
        Files.copy(found, copy);
        String sha256 = JobFolder.stored(copy).sha256();
        if (!sha256.equals(jar.sha256())) {
            throw broken(jar.uri() + ": its SHA-256 is " + sha256 + ", but the definition says " + jar.sha256(), null);
        }
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static Function<SparkSession, ?> load(Path jar, String mainClass)
            throws JobFailedException, MalformedURLException {
        // Open until the process ends: the function's classes are loaded as they are needed.
        ClassLoader loader = new URLClassLoader(
                new URL[] {jar.toUri().toURL()}, Thread.currentThread().getContextClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        try {
            Object instance =
                    Class.forName(mainClass, true, loader).getConstructor().newInstance();
            if (instance instanceof Function<?, ?> function) {
                return (Function<SparkSession, ?>) function;
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            throw broken(
                    mainClass + " cannot be loaded from the jar, expected a public class with a public constructor"
                            + " without arguments: " + e,
                    e);
        }
        throw broken(mainClass + " is no java.util.function.Function<SparkSession, Dataset<Row>>", null);
    }

    private static JobFailedException broken(String message, Throwable cause) {
        return new JobFailedException(Fault.USER_CODE, "jar-unusable", message, HINT, cause);
    }
}

package dev.refit.packaging.job;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The models of the tests, trained once for all of them by a process of real H2O. */
public final class ForgedModels {
    private static Path folder;
    private static Exception failure;

    private ForgedModels() {}

    public static Path mojo(String model) {
        return folder().resolve(model + ".zip");
    }

    public static Path examples(String model) {
        return folder().resolve(model + ".tsv");
    }

    /** Trained at the first call; when that fails, every test is told so instead of trying again. */
    private static synchronized Path folder() {
        if (failure != null) {
            throw new IllegalStateException("H2O did not train the models of the tests", failure);
        }
        if (folder == null) {
            try {
                folder = forged();
            } catch (IOException | IllegalStateException e) {
                failure = e;
                return folder();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return folder;
    }

    private static Path forged() throws IOException, InterruptedException {
        Path out = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "forge");
        Path log = out.resolve("forge.log");
        Process forge = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-Xmx1g",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPathOfTraining(),
                        ModelForge.class.getName(),
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(forge::destroyForcibly));
        if (forge.waitFor() != 0) {
            throw new IllegalStateException("H2O did not train the models of the tests: " + Files.readString(log));
        }
        return out;
    }

    /** The tests' own class path, but with the genmodel of the H2O that trains. */
    private static String classPathOfTraining() throws IOException {
        String own = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*h2o-genmodel[^/]*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
        try (Stream<Path> jars = Files.list(Path.of("target", "genmodel-of-training"))) {
            return jars.map(jar -> jar.toAbsolutePath() + File.pathSeparator).collect(Collectors.joining()) + own;
        }
    }
}

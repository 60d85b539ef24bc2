package dev.refit.packaging.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RefitJson;
import dev.refit.events.workload.Progress;
import dev.refit.events.workload.WorkloadResult;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job as a launcher starts it, and its library as a consumer uses it: from the command line, each in its own JVM. */
class PackagingMainIT {
    private static final Path LIB = Path.of("target", "lib").toAbsolutePath();

    @TempDir
    Path temp;

    @Test
    void aStrangerUsesTheLibraryThatTheCommandLineMade() throws Exception {
        Path request = Files.write(
                temp.resolve("request.json"),
                RefitJson.bytes(PackagingRequests.of(ForgedModels.mojo("gbm"), ForgedModels.examples("gbm"))));

        String log =
                java(0, List.of("-cp", LIB + "/*", PackagingMain.class.getName(), "--request", "" + request.toUri()));

        List<Progress> progress =
                log.lines().map(Progress::ofLine).flatMap(Optional::stream).toList();
        assertThat(progress).isSortedAccordingTo((a, b) -> Double.compare(a.fraction(), b.fraction()));
        assertThat(progress.get(progress.size() - 1).fraction()).isEqualTo(1);
        WorkloadResult result = RefitJson.read(Files.readAllBytes(temp.resolve("result.json")), WorkloadResult.class);
        assertThat(result).isInstanceOf(WorkloadResult.Packaged.class);

        Path program = Files.writeString(
                temp.resolve("Predict.java"),
                """
                import com.example.models.*;

                class Predict {
                    public static void main(String[] args) {
                        var late = FlightDelayInput.builder().month(3).depDelay(95.0).carrier("UA").arrDelay(80).build();
                        var prediction = FlightDelayModel.load().score(late);
                        System.out.println(prediction.label() + " " + (prediction.probabilityOfYes() > 0.5));
                        System.out.println(FlightDelayModel.coordinates());
                    }
                }
                """);
        String classPath = temp.resolve("flight-delay-model-1.0.7.jar") + File.pathSeparator + declaredDependencies();

        String said = java(0, List.of("-cp", classPath, program.toString()));

        assertThat(said).contains("yes true", "com.example.models:flight-delay-model:1.0.7");
    }

    @Test
    void aRequestThatCannotBeReadIsSaidOnTheCommandLine() throws Exception {
        Path request = Files.writeString(temp.resolve("request.json"), "{}");

        String log =
                java(2, List.of("-cp", LIB + "/*", PackagingMain.class.getName(), "--request", "" + request.toUri()));

        assertThat(log).contains("Cannot read the request");
    }

    /** What Maven would resolve for the library: genmodel and what that declares. */
    private static String declaredDependencies() throws IOException {
        String declared = "(h2o-genmodel-3|h2o-logger|h2o-tree-api|opencsv|gson|commons-lang|joda-time).*\\.jar";
        try (Stream<Path> jars = Files.list(LIB)) {
            return jars.filter(jar -> jar.getFileName().toString().matches(declared))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private String java(int status, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(Arrays.asList(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isEqualTo(status);
            return said;
        } finally {
            process.destroyForcibly();
        }
    }
}

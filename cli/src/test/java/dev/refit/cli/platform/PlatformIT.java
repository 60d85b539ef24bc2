package dev.refit.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.refit.cli.Call;
import dev.refit.cli.CliFailure;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Refit;
import dev.refit.cli.kafka.Broker;
import dev.refit.cli.kafka.EventSender;
import dev.refit.events.DataArrived;
import dev.refit.events.EventType;
import dev.refit.events.Topics;
import dev.refit.events.data.DataFile;
import dev.refit.launcher.local.process.ProcessIdentity;
import dev.refit.run.fold.TimedEvent;
import dev.refit.run.topic.EventReader;
import dev.refit.run.topic.KafkaAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting and ending, with the real broker and services that only say that they are ready. */
class PlatformIT {
    @TempDir
    Path folder;

    private Home home;
    private Checkout checkout;
    private Platform platform;

    @BeforeEach
    void makeACheckout() throws IOException {
        home = new Home(folder.resolve("home"));
        checkout = FakeService.checkout(folder.resolve("checkout"));
        platform = new Platform(home, checkout);
    }

    @AfterEach
    void endEverything() throws IOException {
        platform.stop();
        Files.deleteIfExists(checkout.brokerLibraries());
    }

    @Test
    void itIsUpWhenAllAreReadyAndDownWhenAllAreGone() throws Exception {
        platform.start(Ports.free());
        PlatformRecord up = platform.required();
        List<ProcessIdentity> processes = List.copyOf(up.processes().values());

        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home.broker().resolve("ready"))))
                .as("what the platform's processes write")
                .isEqualTo("rw-------");
        KafkaAccess known = up.kafka(home);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.kafkaAccountFile())))
                .isEqualTo("rw-------");
        assertThat(topics(known)).contains(Topics.DEFINITIONS);
        assertThatThrownBy(() -> topics(KafkaAccess.open(known.bootstrapServers())))
                .as("a client without the account")
                .isInstanceOf(ExecutionException.class);
        assertThatThrownBy(
                        () -> topics(new KafkaAccess("127.0.0.1:" + up.ports().controller(), Map.of())))
                .as("the same at the controller")
                .isInstanceOf(ExecutionException.class);
        boolean ended = platform.stop();

        assertThat(processes).hasSize(Part.values().length);
        assertThat(ended).isTrue();
        assertThat(processes).noneMatch(ProcessIdentity::isAlive);
        assertThat(platform.running()).isEmpty();
        assertThat(platform.stop()).isFalse();
        assertThatThrownBy(platform::required).hasMessageContaining("not up");
        assertThat(Files.readString(home.log(Part.TRAINING)))
                .contains("artifacts in " + home.artifacts().toUri());
    }

    private static Set<String> topics(KafkaAccess kafka) throws Exception {
        try (Admin admin =
                Admin.create(kafka.client(Map.of("default.api.timeout.ms", 3000, "request.timeout.ms", 2000)))) {
            return admin.listTopics().names().get();
        }
    }

    @Test
    void anOldHomeIsClosedAndGetsATokenAndAKeyAndLosesNothing() throws Exception {
        platform.start(Ports.free());
        DataArrived arrival = new DataArrived(
                "flights", "2013-01", "t1", List.of(new DataFile(URI.create("file:///flights.csv"), 1L, null)));
        new EventSender(platform.required().kafka(home)).send(arrival);
        platform.stop();
        Path artifact = home.artifacts().resolve("runs/delay/r1/run.json");
        Files.createDirectories(artifact.getParent());
        Files.writeString(artifact, "{}");
        for (String later : List.of("token", "signing-key.pem", "kafka.properties", "home.json")) {
            Files.delete(home.folder().resolve(later));
        }
        Files.setPosixFilePermissions(home.folder(), PosixFilePermissions.fromString("rwxr-xr-x"));

        int exitCode = command("up", "--detach", "--port-base", "0").waitFor();

        assertThat(output())
                .contains(
                        "Others could look into the home " + home.folder(),
                        "What is in it is as it was",
                        "This home has a token from now on",
                        "This home has a key from now on");
        assertThat(exitCode).isZero();
        assertThat(permissions(home.folder())).isEqualTo("rwx------");
        assertThat(permissions(home.tokenFile())).isEqualTo("rw-------");
        assertThat(permissions(home.signingKeyFile())).isEqualTo("rw-------");
        assertThat(artifact).hasContent("{}");
        List<TimedEvent> heard = new ArrayList<>();
        try (EventReader events = new Broker(platform.required().kafka(home)).events(List.of(EventType.DATA_ARRIVED))) {
            events.readToEnd(heard::add);
        }
        assertThat(heard).extracting(TimedEvent::event).containsExactly(arrival);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void dataRootsOutliveThePlatformAndAnotherOneNeedsARestart() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        platform.start(Ports.free(), List.of(data.toUri()));
        assertThat(platform.required().roots())
                .containsExactlyInAnyOrder(data.toUri(), URI.create("file://" + checkout.examples() + "/"));
        Call known = Call.of(home.folder(), "up", "--data", data.toString());
        Call unknown = Call.of(home.folder(), "up", "--data", folder.toString());
        platform.stop();
        platform.start(Ports.free());

        assertThat(known.exitCode()).as(known.err()).isEqualTo(ExitCodes.OK);
        assertThat(unknown.exitCode()).isEqualTo(ExitCodes.INVALID);
        assertThat(unknown.err()).contains("up already, with the data roots", "refit down, then refit up --data DIR");
        assertThat(platform.required().roots()).contains(data.toUri());
    }

    @Test
    void aProcessThatDiesAtTheStartTakesTheOthersWithItAndIsQuoted() throws Exception {
        Files.createDirectories(home.folder());
        Files.createFile(home.folder().resolve("broken"));

        assertThatThrownBy(() -> platform.start(Ports.free()))
                .isInstanceOf(CliFailure.class)
                .hasMessageContaining("ended with exit code 7")
                .hasMessageContaining("something is badly broken");
        assertThat(platform.running()).isEmpty();
        assertThat(home.platformFile()).doesNotExist();
    }

    @Test
    void aPortInUseIsNamedBeforeAnythingIsStarted() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Ports free = Ports.free();
            Ports ports = new Ports(free.broker(), 1, taken.getLocalPort(), 2, 3, 4);

            assertThatThrownBy(() -> platform.start(ports))
                    .hasMessageContaining("port " + taken.getLocalPort() + " (ingest) is in use");
        }
        assertThat(home.platformFile()).doesNotExist();
    }

    @Test
    void whatAnEarlierPlatformLeftIsEndedBeforeANewOneStarts() throws Exception {
        Ports ports = Ports.free();
        platform.start(ports);
        ProcessIdentity broker = platform.required().processes().get(Part.BROKER);
        ProcessIdentity ingest = platform.required().processes().get(Part.INGEST);
        ProcessHandle lost = ingest.process().orElseThrow();
        lost.destroyForcibly();
        lost.onExit().join();

        assertThatThrownBy(platform::required).hasMessageContaining("ingest process is gone");
        platform.start(ports);

        assertThat(broker.isAlive()).isFalse();
        assertThat(platform.running()).isPresent();
    }

    @Test
    void interruptedInTheForegroundItLeavesNothingRunning() throws Exception {
        Process command = command("up", "--port-base", "0");
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(output()).contains("Ctrl-C ends it"));
        List<ProcessIdentity> processes =
                List.copyOf(platform.required().processes().values());
        Call second = Call.of(home.folder(), "up");
        assertThat(second.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(second.out()).contains("The platform is up already");

        new ProcessBuilder("kill", "-INT", String.valueOf(command.pid()))
                .start()
                .waitFor();

        assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(processes).noneMatch(ProcessIdentity::isAlive);
        assertThat(home.platformFile()).doesNotExist();
    }

    @Test
    void inTheForegroundItReportsAProcessThatDies() throws Exception {
        Process command = command("up", "--port-base", "0");
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(output()).contains("Ctrl-C ends it"));
        ProcessIdentity broker = platform.required().processes().get(Part.BROKER);

        platform.required()
                .processes()
                .get(Part.PACKAGING)
                .process()
                .orElseThrow()
                .destroyForcibly();

        assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(command.exitValue()).isEqualTo(ExitCodes.FAILED);
        assertThat(output()).contains("The packaging process ended with exit code 137");
        assertThat(broker.isAlive()).isFalse();
    }

    @Test
    void whenItIsEndedElsewhereTheForegroundCommandEndsWell() throws Exception {
        Process command = command("up", "--port-base", "0");
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(output()).contains("Ctrl-C ends it"));

        platform.stop();

        assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(command.exitValue()).isEqualTo(ExitCodes.OK);
    }

    private Process command(String... arguments) throws IOException {
        // A build in the background ignores Ctrl-C, and so would its children.
        List<String> line = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Drefit.checkout=" + checkout.folder(),
                "-cp",
                System.getProperty("java.class.path"),
                Refit.class.getName(),
                "--home",
                home.folder().toString()));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output.txt"));
    }
}

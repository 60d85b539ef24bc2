package dev.refit.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerMainIT {
    @TempDir
    Path folder;

    private Process process;

    @AfterEach
    void endTheProcess() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void itSaysWhenItIsReadyAndStopsCleanlyWhenAsked() throws Exception {
        Path data = folder.resolve("data");

        start("--data", data.toString(), "--partitions", "1");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(data.resolve("ready")).exists());
        String bootstrap = Files.readString(data.resolve("ready"));
        process.destroy();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(data.resolve("ready")).doesNotExist();
        assertThat(Files.readString(output())).contains("ready " + bootstrap).doesNotContain("ERROR");
    }

    @Test
    void aWrongCommandLineIsRefusedWithTheWholeUsage() throws Exception {
        start("--data", folder.toString(), "--port", "many");

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(Files.readString(output())).contains("--port: got many, expected a number", "Usage");
    }

    @Test
    void aSettingOfKafkasOwnIsAKeyAndAValueAndGoesBeforeRefits() throws Exception {
        start("--data", folder.toString(), "--set", "log.dirs");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(output())).contains("--set: got log.dirs, expected KEY=VALUE");

        start("--data", folder.resolve("data").toString(), "--set", "num.io.threads=many");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(Files.readString(output())).contains("many").contains("num.io.threads");
    }

    @Test
    void anAccountThatIsNoneIsRefusedAndNotQuoted() throws Exception {
        Path file = Files.writeString(folder.resolve("kafka.properties"), "sasl.jaas.config=the secret\n");

        start("--data", folder.toString(), "--account", file.toString());

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(Files.readString(output()))
                .contains(file + ": got no account")
                .doesNotContain("the secret");
    }

    private void start(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerMain.class.getName()));
        command.addAll(List.of(args));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
    }

    private Path output() {
        return folder.resolve("output.txt");
    }
}

package dev.refit.packaging.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishersOfTwoProcessesIT {
    private static final int RELEASES_EACH = 5;

    @TempDir
    Path temp;

    @Test
    void replicasThatPublishAtTheSameTimeLoseNoVersion() throws Exception {
        List<Process> publishers = new ArrayList<>();
        try {
            for (int major = 1; major <= 2; major++) {
                publishers.add(publisher(major));
            }
            for (Process publisher : publishers) {
                assertThat(publisher.waitFor()).isZero();
            }
        } finally {
            publishers.forEach(Process::destroyForcibly);
        }

        String metadata = Files.readString(temp.resolve("maven/com/example/models/delay-model/maven-metadata.xml"));
        for (int i = 0; i < RELEASES_EACH; i++) {
            assertThat(metadata).contains("<version>1.0." + i + "</version>", "<version>2.0." + i + "</version>");
        }
    }

    private Process publisher(int major) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Publisher.class.getName(),
                        temp.toString(),
                        Integer.toString(major))
                .inheritIO()
                .start();
    }

    /** What each of the processes does. */
    static final class Publisher {
        private Publisher() {}

        public static void main(String[] args) throws Exception {
            Path temp = Path.of(args[0]);
            MavenPublisher publisher = new MavenPublisher(temp.resolve("maven").toUri());
            for (int i = 0; i < RELEASES_EACH; i++) {
                publisher.publish(Releases.of(temp.resolve("releases"), args[1] + ".0." + i));
            }
        }
    }
}

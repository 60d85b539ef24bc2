package dev.refit.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.refit.system.command.Kubectl;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stage services under a real KEDA: none while there is nothing to do, each while something of its own is unfinished. */
@Tag("cluster")
class ScaleToZeroIT {
    private static final List<String> SCALED = List.of("transform-service", "training-service", "packaging-service");

    @TempDir
    static Path folder;

    private static ClusterPlatform platform;

    @BeforeAll
    static void deploy() throws IOException {
        try (Kubectl kubectl = new Kubectl()) {
            Assumptions.assumeTrue(
                    kubectl.run("-n", "default", "get", "scaledobjects.keda.sh").exitCode() == 0
                            && kubectl.run("get", "crd", "scaledjobs.keda.sh").exitCode() == 0,
                    "left out: there is no KEDA on this cluster");
        }
        platform = ClusterPlatform.of("dev-keda", folder);
    }

    @AfterAll
    static void remove() {
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    void eachServiceIsThereWhileItsWorkloadsAreAndGoesWhenTheyHaveEnded() throws IOException {
        awaitNone(new ArrayList<>());
        List<String> counts = new ArrayList<>();
        count(counts);

        platform.applyFlights();
        platform.publishFlights("2013-01");

        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    count(counts);
                    assertThat(platform.refit().runs("flight-delay"))
                            .singleElement()
                            .satisfies(
                                    run -> assertThat(run.get("state").asText()).isEqualTo("SUCCEEDED"));
                });
        awaitNone(counts);
        counts.forEach(System.out::println);
        for (String service : SCALED) {
            // Up once, and down once: it was held for as long as its workloads took.
            assertThat(changes(counts, service)).as(service).containsExactly("0", "1", "0");
        }
    }

    private static void awaitNone(List<String> counts) {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(count(counts).values()).containsOnly(0));
    }

    private static List<String> changes(List<String> counts, String service) {
        List<String> changes = new ArrayList<>();
        for (String line : counts) {
            String now = line.replaceAll(".*" + service + " (\\d+).*", "$1");
            if (changes.isEmpty() || !changes.get(changes.size() - 1).equals(now)) {
                changes.add(now);
            }
        }
        return changes;
    }

    /** How many pods of each there are; noted when it has changed. */
    private static Map<String, Integer> count(List<String> counts) {
        Map<String, Integer> now = new TreeMap<>();
        String pods = platform.kubectl.ok("-n", ClusterPlatform.SERVICES, "get", "pods", "-o", "name");
        SCALED.forEach(service -> now.put(service, (int)
                pods.lines().filter(pod -> pod.startsWith("pod/" + service)).count()));
        String text = String.join(
                ", ",
                SCALED.stream().map(service -> service + " " + now.get(service)).toList());
        if (counts.isEmpty() || !counts.get(counts.size() - 1).endsWith(text)) {
            counts.add(Instant.now() + " " + text);
        }
        return now;
    }
}

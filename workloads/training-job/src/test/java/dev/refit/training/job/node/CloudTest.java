package dev.refit.training.job.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CloudTest {

    @Test
    void aProcessOfAMachineIsAlone() {
        Cloud cloud = Cloud.of(Map.of("REFIT_PODS", "2", "REFIT_WORKLOAD", "r-1-training-t1-a1"), "r-1");

        assertThat(cloud.isAlone()).isTrue();
        assertThat(cloud.isFirst()).isTrue();
        assertThat(cloud.size()).isEqualTo(1);
        assertThat(cloud.name()).isEqualTo("r-1");
    }

    @Test
    void podsOfACloudFindEachOtherByTheirNumbers() {
        Cloud cloud = Cloud.of(
                Map.of(
                        "REFIT_PODS", "2",
                        "REFIT_WORKLOAD", "r-1-training-t1-a2",
                        "REFIT_CLOUD_DOMAIN", "refit-clouds.ns.svc",
                        "JOB_COMPLETION_INDEX", "1"),
                "r-1");

        assertThat(cloud.isFirst()).isFalse();
        assertThat(cloud.size()).isEqualTo(2);
        assertThat(cloud.name()).isEqualTo("r-1-training-t1-a2");
        assertThat(cloud.hosts())
                .containsExactly(
                        "r-1-training-t1-a2-0.refit-clouds.ns.svc", "r-1-training-t1-a2-1.refit-clouds.ns.svc");
    }
}

package dev.refit.launcher.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateTerminatedBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkloadPodsTest {

    /** When one pod of a cloud has failed the others are deleted, and their ends may go unseen. */
    @Test
    void anEndThatNobodyHasSeenExplainsLessThanOneThatWas() {
        WorkloadPods cloud = new WorkloadPods(List.of(
                pod("0", ended(137, "ContainerStatusUnknown", null)),
                pod("1", ended(137, "Error", "2026-01-02T03:04:06Z")),
                pod("2", ended(137, "OOMKilled", "2026-01-02T03:04:05Z"))));

        assertThat(cloud.failures())
                .extracting(ContainerStateTerminated::getReason)
                .containsExactly("OOMKilled", "Error", "ContainerStatusUnknown");
        assertThat(cloud.telling().orElseThrow().getMetadata().getName()).isEqualTo("2");
    }

    @Test
    void aPodOfAnEarlierObjectOfTheNameIsNone() {
        Pod earlier = pod("0", ended(137, "Error", "2026-01-02T03:04:05Z"));
        earlier.getMetadata().setOwnerReferences(List.of(owner("uid-1")));
        Pod present = pod("1", ended(1, "Error", "2026-01-02T03:14:05Z"));
        present.getMetadata().setOwnerReferences(List.of(owner("uid-2")));

        assertThat(new WorkloadPods(List.of(earlier, present)).ownedBy("uid-2").failures())
                .extracting(ContainerStateTerminated::getExitCode)
                .containsExactly(1);
    }

    private static OwnerReference owner(String uid) {
        return new OwnerReferenceBuilder().withName("a-job").withUid(uid).build();
    }

    private static ContainerStateTerminated ended(int code, String reason, String at) {
        return new ContainerStateTerminatedBuilder()
                .withExitCode(code)
                .withReason(reason)
                .withFinishedAt(at)
                .build();
    }

    private static Pod pod(String name, ContainerStateTerminated end) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(Map.of())
                .endMetadata()
                .withNewStatus()
                .addNewContainerStatus()
                .withNewState()
                .withTerminated(end)
                .endState()
                .endContainerStatus()
                .endStatus()
                .build();
    }
}

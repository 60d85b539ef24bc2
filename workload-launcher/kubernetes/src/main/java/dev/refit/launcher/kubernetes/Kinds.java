package dev.refit.launcher.kubernetes;

import dev.refit.launcher.WorkloadSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** What workloads are on this cluster. */
final class Kinds {
    private final WorkloadObjects<Job> jobs;
    private final JobManifest manifests;

    Kinds(KubernetesLauncherConfig config, KubernetesClient client) {
        this.jobs = new WorkloadObjects<>(new JobKind(), client, config.namespace());
        this.manifests = new JobManifest(config);
    }

    /** Jobs first, since most are. */
    List<WorkloadObjects<?>> all() {
        return List.of(jobs);
    }

    /** @throws io.fabric8.kubernetes.client.KubernetesClientException when the server refuses */
    void create(WorkloadSpec spec, Template template) {
        switch (template.kind()) {
            case JOB -> jobs.create(manifests.plain(spec, template));
            case CLOUD -> jobs.create(manifests.cloud(spec, template));
            case SPARK -> jobs.create(manifests.driver(spec, template));
        }
    }
}

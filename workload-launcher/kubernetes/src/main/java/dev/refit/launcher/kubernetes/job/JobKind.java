package dev.refit.launcher.kubernetes.job;

import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.kubernetes.object.WorkloadKind;
import dev.refit.launcher.kubernetes.pod.WorkloadPods;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** {@code Job} of {@code batch/v1}. */
public final class JobKind implements WorkloadKind<Job> {

    @Override
    public String title() {
        return "Job";
    }

    @Override
    public MixedOperation<Job, JobList, ? extends Resource<Job>> objects(KubernetesClient client) {
        return client.batch().v1().jobs();
    }

    @Override
    public Job empty() {
        return new Job();
    }

    @Override
    public boolean tells(Job job) {
        return isOver(job);
    }

    @Override
    public boolean isOver(Job job) {
        return JobState.isOver(job);
    }

    @Override
    public WorkloadState state(Job job, WorkloadPods pods) {
        return JobState.of(job, pods);
    }

    /** A Job past its deadline ends with all its pods, and is removed in time like any other. */
    @Override
    public Map<String, Object> ending() {
        return Map.of("activeDeadlineSeconds", 1);
    }

    @Override
    public WorkloadPods own(Job job, WorkloadPods pods) {
        return pods.ownedBy(job.getMetadata().getUid());
    }

    @Override
    public Optional<String> driver(Job job) {
        return Optional.empty();
    }

    @Override
    public Optional<Duration> timeout(Job job) {
        return Optional.empty();
    }
}

package dev.refit.launcher.kubernetes.job;

import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.kubernetes.metadata.TerminationRecord;
import dev.refit.launcher.kubernetes.pod.ContainerExit;
import dev.refit.launcher.kubernetes.pod.WorkloadPods;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a Job. Only the conditions {@code Complete} and {@code Failed} are final; {@code SuccessCriteriaMet} and {@code
 * FailureTarget} come before them, while pods still end.
 */
final class JobState {
    private static final Pattern EXIT_CODE = Pattern.compile("failed with exit code (\\d+)");
    private static final Pattern DISRUPTED = Pattern.compile("has condition DisruptionTarget");
    private static final long BYTES_PER_MIB = 1024 * 1024;

    private JobState() {}

    static boolean isOver(Job job) {
        return condition(job, "Complete").isPresent()
                || condition(job, "Failed").isPresent();
    }

    static WorkloadState of(Job job, WorkloadPods pods) {
        Optional<JobCondition> complete = condition(job, "Complete");
        if (complete.isPresent()) {
            Instant ended = Instant.parse(complete.get().getLastTransitionTime());
            return new WorkloadState.Succeeded(started(job).orElse(ended), ended);
        }
        Optional<JobCondition> failed = condition(job, "Failed");
        Optional<TerminationRecord> told = TerminationRecord.of(job);
        if (failed.isPresent()) {
            return told.map(TerminationRecord::state).orElseGet(() -> failed(job, failed.get(), pods));
        }
        if (Boolean.TRUE.equals(job.getSpec().getSuspend())) {
            return told.map(TerminationRecord::state).orElseGet(() -> new WorkloadState.Queued("held by its queue"));
        }
        return pods.runningSince()
                .<WorkloadState>map(since -> new WorkloadState.Running(since, Optional.empty()))
                .orElseGet(() -> new WorkloadState.Queued(pods.waitFor().orElse("")));
    }

    private static WorkloadState failed(Job job, JobCondition failed, WorkloadPods pods) {
        Instant at = Instant.parse(failed.getLastTransitionTime());
        String message = Optional.ofNullable(failed.getMessage()).orElse("");
        if ("DeadlineExceeded".equals(failed.getReason())) {
            Duration timeout = Duration.ofSeconds(job.getSpec().getActiveDeadlineSeconds());
            return new WorkloadState.Failed(at, new WorkloadFailure.TimedOut(timeout));
        }
        if (DISRUPTED.matcher(message).find() || pods.disruption().isPresent()) {
            return new WorkloadState.Interrupted(pods.disruption().orElse(message));
        }
        return new WorkloadState.Failed(at, failure(job, message, pods));
    }

    private static WorkloadFailure failure(Job job, String message, WorkloadPods pods) {
        List<ContainerStateTerminated> ends = pods.failures();
        if (!ends.isEmpty()) {
            ContainerStateTerminated first = ends.get(0);
            return ContainerExit.failure(first.getExitCode(), first.getReason(), limitMiB(job));
        }
        Matcher code = EXIT_CODE.matcher(message);
        return code.find()
                ? ContainerExit.failure(Integer.parseInt(code.group(1)), "", limitMiB(job))
                : new WorkloadFailure.Lost("its pod was removed: " + message);
    }

    private static int limitMiB(Job job) {
        Quantity memory = job.getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getResources()
                .getLimits()
                .get("memory");
        return (int) (memory.getNumericalAmount().longValue() / BYTES_PER_MIB);
    }

    private static Optional<Instant> started(Job job) {
        return Optional.ofNullable(job.getStatus()).map(JobStatus::getStartTime).map(Instant::parse);
    }

    private static Optional<JobCondition> condition(Job job, String type) {
        return Optional.ofNullable(job.getStatus()).map(JobStatus::getConditions).orElse(List.of()).stream()
                .filter(condition -> condition.getType().equals(type) && "True".equals(condition.getStatus()))
                .findFirst();
    }
}

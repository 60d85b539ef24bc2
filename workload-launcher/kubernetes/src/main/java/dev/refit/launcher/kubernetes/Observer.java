package dev.refit.launcher.kubernetes;

import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.kubernetes.log.LogFollower;
import dev.refit.launcher.kubernetes.metadata.LabelsAndAnnotations;
import dev.refit.launcher.kubernetes.metadata.TerminationRecord;
import dev.refit.launcher.kubernetes.object.WorkloadObjects;
import dev.refit.launcher.kubernetes.pod.ExecutorCounts;
import dev.refit.launcher.kubernetes.pod.Pods;
import dev.refit.launcher.kubernetes.pod.WorkloadPods;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Makes of a workload's object and its pods what the workload is, and has it end when it is time. */
final class Observer {
    private final Pods pods;
    private final LogFollower logs;
    private final PendingPolicy pending;

    Observer(Pods pods, LogFollower logs, PendingPolicy pending) {
        this.pods = pods;
        this.logs = logs;
        this.pending = pending;
    }

    <T extends HasMetadata> Workload seen(WorkloadObjects<T> objects, T object) {
        String name = object.getMetadata().getName();
        Map<String, String> annotations = object.getMetadata().getAnnotations();
        return new Workload(
                name,
                annotations.get(LabelsAndAnnotations.REQUEST_DIGEST),
                URI.create(annotations.get(LabelsAndAnnotations.REQUEST_URI)),
                objects.kind().isOver(object) ? over(objects, object, name) : unfinished(objects, object, name));
    }

    /** Has it end, for good. */
    <T extends HasMetadata> void end(WorkloadObjects<T> objects, T object, TerminationRecord why) {
        objects.end(object, why);
        if (!objects.kind().isOver(object)) {
            objects.kind().driver(object).ifPresent(pods::delete);
        }
    }

    /** What has ended well needs no pods to say so. How another one ended is said once and for all, of pods as they are now. */
    private <T extends HasMetadata> WorkloadState over(WorkloadObjects<T> objects, T object, String name) {
        logs.over(name);
        WorkloadState known = objects.state(object, objects.kind().own(object, pods.known(name)));
        if (known instanceof WorkloadState.Succeeded) {
            return known;
        }
        WorkloadPods its = objects.kind().own(object, pods.live(name));
        if (its.runningSince().isPresent()) {
            // An operator that has lost sight of a driver says that it has failed, and lets it run.
            objects.kind().driver(object).ifPresent(pods::delete);
        }
        return objects.state(object, its);
    }

    private <T extends HasMetadata> WorkloadState unfinished(WorkloadObjects<T> objects, T object, String name) {
        WorkloadPods its = objects.kind().own(object, pods.known(name));
        if (its.runningSince().isPresent()) {
            its.main().ifPresent(pod -> logs.follow(name, pod));
        }
        WorkloadState state = objects.state(object, its);
        Optional<TerminationRecord> told = TerminationRecord.of(object);
        state = told.isPresent()
                ? ending(objects, object, its, state, told.get())
                : goingOn(objects, object, its, state);
        return state instanceof WorkloadState.Running running ? running(name, its, running.started()) : state;
    }

    /** A driver that appears although its application was told to end is deleted like the one before. */
    private <T extends HasMetadata> WorkloadState ending(
            WorkloadObjects<T> objects, T object, WorkloadPods its, WorkloadState state, TerminationRecord told) {
        Optional<String> driver = objects.kind().driver(object);
        if (driver.isPresent() && its.isEmpty() && pending.isGivenUp(told)) {
            return told.state();
        }
        driver.filter(pod -> !its.isEmpty()).ifPresent(pods::delete);
        return state;
    }

    private <T extends HasMetadata> WorkloadState goingOn(
            WorkloadObjects<T> objects, T object, WorkloadPods its, WorkloadState state) {
        if (objects.kind().driver(object).isPresent()
                && !LabelsAndAnnotations.has(object, LabelsAndAnnotations.DISRUPTED)) {
            its.disruption().ifPresent(why -> objects.mark(object, LabelsAndAnnotations.DISRUPTED, why));
        }
        Optional<TerminationRecord> due =
                pending.due(object, its, state, objects.kind().timeout(object));
        due.ifPresent(why -> end(objects, object, why));
        return state instanceof WorkloadState.Queued queued
                        && due.isEmpty()
                        && queued.reason().isEmpty()
                ? new WorkloadState.Queued(pending.forWhat(object, its))
                : state;
    }

    private WorkloadState running(String name, WorkloadPods its, Instant since) {
        return new WorkloadState.Running(
                since,
                logs.progress(name)
                        .map(said -> new WorkloadState.Progress(
                                said.fraction(), ExecutorCounts.beside(said.message(), its))));
    }
}

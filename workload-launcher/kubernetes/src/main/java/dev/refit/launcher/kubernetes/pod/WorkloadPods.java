package dev.refit.launcher.kubernetes.pod;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The pods of one workload, as they were seen at one moment: the one whose end is the workload's, and the others. */
public final class WorkloadPods {
    static final String INDEX = "batch.kubernetes.io/job-completion-index";
    public static final String SPARK_ROLE = "spark-role";

    /** Nothing is wrong while a container waits for these. */
    private static final Set<String> ON_ITS_WAY = Set.of("ContainerCreating", "PodInitializing");

    private static final Comparator<ContainerStateTerminated> EARLIEST = Comparator.comparing(
            ContainerStateTerminated::getFinishedAt, Comparator.nullsLast(Comparator.naturalOrder()));

    private final List<Pod> pods;

    public WorkloadPods(List<Pod> pods) {
        this.pods = List.copyOf(pods);
    }

    public boolean isEmpty() {
        return pods.isEmpty();
    }

    /** Those that belong to this very object: another one of the same name may have been there before. */
    public WorkloadPods ownedBy(String uid) {
        return new WorkloadPods(pods.stream()
                .filter(pod ->
                        pod.getMetadata().getOwnerReferences().stream().anyMatch(owner -> uid.equals(owner.getUid())))
                .toList());
    }

    /** The driver of this name, and its executors. */
    public WorkloadPods drivenBy(String driver) {
        return new WorkloadPods(pods.stream()
                .filter(pod -> driver.equals(pod.getMetadata().getName())
                        || pod.getMetadata().getOwnerReferences().stream()
                                .anyMatch(owner -> driver.equals(owner.getName())))
                .toList());
    }

    /** The newest of those that are no executors; of a cloud the first one. */
    public Optional<Pod> main() {
        return mains().filter(pod -> "0".equals(label(pod, INDEX, "0")))
                .max(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp()));
    }

    /** The pod whose log explains most: one that failed, else the main one. */
    public Optional<Pod> telling() {
        return mains().filter(pod ->
                        terminated(pod).filter(end -> end.getExitCode() != 0).isPresent())
                .min(Comparator.comparing(pod -> terminated(pod).orElseThrow(), EARLIEST))
                .or(this::main);
    }

    /** Since when the main pod's container runs; empty when it does not run now. */
    public Optional<Instant> runningSince() {
        return main().flatMap(pod -> containers(pod)
                .flatMap(status -> Optional.ofNullable(status.getState()).map(ContainerState::getRunning).stream())
                .findFirst()
                .map(running -> Instant.parse(running.getStartedAt())));
    }

    /** When the main pod's container started, whether or not it has ended meanwhile. */
    public Optional<Instant> startedAt() {
        return runningSince()
                .or(() -> end().map(ContainerStateTerminated::getStartedAt).map(Instant::parse));
    }

    /** When the main pod's container ended; where its node has not seen that, when the pod last changed. */
    public Optional<Instant> endedAt() {
        return end().map(ContainerStateTerminated::getFinishedAt)
                .or(() -> main().flatMap(WorkloadPods::changedAt))
                .map(Instant::parse);
    }

    /** How the main pod's container ended; empty when it has not. */
    public Optional<ContainerStateTerminated> end() {
        return main().flatMap(WorkloadPods::terminated);
    }

    /** The reason for which the main pod as a whole ended, such as {@code DeadlineExceeded}; empty when there is none. */
    public String reason() {
        return main().map(Pod::getStatus).map(PodStatus::getReason).orElse("");
    }

    /** How containers of the workload ended that ended badly, the earliest first, and last those nobody has seen end. */
    public List<ContainerStateTerminated> failures() {
        return mains().flatMap(pod -> terminated(pod).stream())
                .filter(end -> end.getExitCode() != 0)
                .sorted(EARLIEST)
                .toList();
    }

    /** The name of the disruption of one of its pods; empty when nothing disrupted it. */
    public Optional<String> disruption() {
        return mains().flatMap(pod -> condition(pod, "DisruptionTarget").stream())
                .filter(condition -> "True".equals(condition.getStatus()))
                .map(condition -> condition.getReason() + ": " + condition.getMessage())
                .findFirst();
    }

    /** Why a container cannot be made, when that has lasted so long. */
    public Optional<String> cannotStart(Instant now, Duration grace) {
        return mains().filter(pod -> condition(pod, "PodScheduled")
                        .filter(scheduled -> lasts(scheduled.getLastTransitionTime(), now, grace))
                        .isPresent())
                .flatMap(pod -> waiting(pod).stream())
                .findFirst();
    }

    /** The reason for which pods do not run yet. */
    public Optional<String> waitFor() {
        return mains().flatMap(pod -> waiting(pod)
                        .or(() -> condition(pod, "PodScheduled")
                                .filter(scheduled -> "False".equals(scheduled.getStatus()))
                                .map(scheduled -> scheduled.getReason() + ": " + scheduled.getMessage()))
                        .stream())
                .findFirst();
    }

    /** How many executors there are in this phase, such as {@code Running}. */
    public long executors(String phase) {
        return pods.stream()
                .filter(pod -> "executor".equals(label(pod, SPARK_ROLE, "")))
                .filter(pod -> phase.equals(Optional.ofNullable(pod.getStatus())
                        .map(PodStatus::getPhase)
                        .orElse("")))
                .count();
    }

    private Stream<Pod> mains() {
        return pods.stream().filter(pod -> !"executor".equals(label(pod, SPARK_ROLE, "")));
    }

    private static boolean lasts(String since, Instant now, Duration grace) {
        return since != null && !Instant.parse(since).plus(grace).isAfter(now);
    }

    private static Optional<String> waiting(Pod pod) {
        return containers(pod)
                .flatMap(status -> Optional.ofNullable(status.getState()).map(ContainerState::getWaiting).stream())
                .filter(waiting -> waiting.getReason() != null && !ON_ITS_WAY.contains(waiting.getReason()))
                .map(waiting -> waiting.getReason() + ": " + waiting.getMessage())
                .findFirst();
    }

    private static Optional<ContainerStateTerminated> terminated(Pod pod) {
        return containers(pod)
                .flatMap(status -> Optional.ofNullable(status.getState()).map(ContainerState::getTerminated).stream())
                .findFirst();
    }

    private static Optional<String> changedAt(Pod pod) {
        return conditions(pod)
                .flatMap(condition -> Optional.ofNullable(condition.getLastTransitionTime()).stream())
                .max(Comparator.naturalOrder());
    }

    private static Stream<ContainerStatus> containers(Pod pod) {
        return Optional.ofNullable(pod.getStatus()).map(PodStatus::getContainerStatuses).orElse(List.of()).stream();
    }

    private static Optional<PodCondition> condition(Pod pod, String type) {
        return conditions(pod)
                .filter(condition -> condition.getType().equals(type))
                .findFirst();
    }

    private static Stream<PodCondition> conditions(Pod pod) {
        return Optional.ofNullable(pod.getStatus()).map(PodStatus::getConditions).orElse(List.of()).stream();
    }

    private static String label(Pod pod, String key, String otherwise) {
        return pod.getMetadata().getLabels().getOrDefault(key, otherwise);
    }
}

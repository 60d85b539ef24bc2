package dev.refit.launcher.kubernetes.pod;

import dev.refit.launcher.WorkloadFailure;

/** Interprets the exit code of a container. */
public final class ContainerExit {
    /** The JVM's exit code under {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int JVM_OUT_OF_MEMORY = 3;

    private static final int SIGNALLED = 128;
    private static final int LAST_SIGNAL = 64;

    private ContainerExit() {}

    /**
     * @param reason what Kubernetes says of it, such as {@code OOMKilled}
     * @param limitMiB the container's memory
     */
    public static WorkloadFailure failure(int code, String reason, int limitMiB) {
        if ("OOMKilled".equals(reason) || code == JVM_OUT_OF_MEMORY) {
            return new WorkloadFailure.OutOfMemory(limitMiB);
        }
        if ("StartError".equals(reason) || "ContainerCannotRun".equals(reason)) {
            return new WorkloadFailure.NotStarted("the container's command cannot be run");
        }
        if ("ContainerStatusUnknown".equals(reason)) {
            return new WorkloadFailure.Lost("nobody has seen how its container ended");
        }
        int signal = code - SIGNALLED;
        return signal > 0 && signal <= LAST_SIGNAL
                ? new WorkloadFailure.Killed(signal)
                : new WorkloadFailure.Exited(code);
    }
}

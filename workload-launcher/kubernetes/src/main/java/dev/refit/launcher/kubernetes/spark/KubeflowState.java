package dev.refit.launcher.kubernetes.spark;

import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.kubernetes.pod.ContainerExit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an application has ended by the word of Kubeflow's operator. Only {@code COMPLETED} and {@code FAILED} are final: a
 * submission that failed may be repeated, one that is pending, invalidating or suspended goes on one day. The words of
 * its messages are those of 2.3.0.
 */
final class KubeflowState {
    private static final Pattern EXIT = Pattern.compile("ExitCode: (\\d+), Reason: (\\w*)");

    /** The message of a driver that was submitted; any other message is of one that could not be submitted. */
    private static final Pattern DRIVER_IS_GONE = Pattern.compile("driver (pod not found|container status missing).*");

    private static final Pattern STACK = Pattern.compile("(?m)^\\s+at .*$\\n?");
    private static final int MOST = 1000;

    private KubeflowState() {}

    /** Empty while it has not ended. */
    static Optional<WorkloadState> over(SparkApplication application) {
        return switch (application.status("applicationState", "state")) {
            case "COMPLETED" ->
                Optional.of(new WorkloadState.Succeeded(
                        application.time("lastSubmissionAttemptTime"), application.time("terminationTime")));
            case "FAILED" ->
                Optional.of(new WorkloadState.Failed(application.time("terminationTime"), failure(application)));
            default -> Optional.empty();
        };
    }

    private static WorkloadFailure failure(SparkApplication application) {
        String message = application.status("applicationState", "errorMessage");
        Matcher exit = EXIT.matcher(message);
        if (exit.find()) {
            return ContainerExit.failure(Integer.parseInt(exit.group(1)), exit.group(2), application.memoryMiB());
        }
        if (message.isBlank() || DRIVER_IS_GONE.matcher(message).matches()) {
            return new WorkloadFailure.Lost(message.isBlank() ? "its operator says no reason" : message);
        }
        return new WorkloadFailure.NotStarted(shortened(message));
    }

    /** The end of spark-submit's output, without the stack. */
    private static String shortened(String message) {
        String text = STACK.matcher(message).replaceAll("").strip();
        return text.length() <= MOST ? text : "… " + text.substring(text.length() - MOST);
    }
}

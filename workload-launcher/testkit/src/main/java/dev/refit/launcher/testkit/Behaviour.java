package dev.refit.launcher.testkit;

/** The behaviours that the contract asks of an adapter's workloads; {@link WorkloadLauncherContract#spec} maps each to a template. */
public enum Behaviour {
    /** Writes the log lines {@code first} and {@code second}, and ends well. */
    SUCCEEDS,
    /** Ends with exit code 7. */
    FAILS,
    /** Says progress 0.4 with the message {@code half}, writes the log line {@code going on}, and runs until it is ended. */
    RUNS,
    /** Cannot be started: its program, image or template is not there. */
    CANNOT_START
}

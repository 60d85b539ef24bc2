package dev.refit.launcher;

/** The name is taken by a workload that was asked to do something else. Repeating the call does not help. */
public final class WorkloadConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WorkloadConflictException(String name, String asked, String found) {
        super("workload " + name + " exists with request digest " + found + ", asked for " + asked);
    }
}

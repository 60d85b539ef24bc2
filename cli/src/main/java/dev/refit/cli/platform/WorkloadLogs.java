package dev.refit.cli.platform;

import dev.refit.launcher.local.LocalWorkloads;
import java.util.List;

/** What the workloads of this home have said. */
public final class WorkloadLogs {
    private final Home home;

    public WorkloadLogs(Home home) {
        this.home = home;
    }

    /** The last lines of a workload's log, oldest first, without those that tell of its progress. */
    public List<String> tail(String workload, int lines) {
        return LocalWorkloads.tail(home.launcher(), workload, lines);
    }
}

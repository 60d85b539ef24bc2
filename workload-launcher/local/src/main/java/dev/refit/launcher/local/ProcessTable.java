package dev.refit.launcher.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The processes of this machine. */
interface ProcessTable {

    /** Whether this very process runs. */
    boolean isAlive(ProcessIdentity identity);

    /**
     * The processes of executions with all their descendants, without their supervisors; an execution without any is
     * absent. One look at the machine for all of them.
     */
    Map<String, List<Long>> members(Collection<Wanted> executions);

    /** The memory that belongs to these processes together, in MiB; empty where that cannot be seen. */
    Optional<Long> residentMiB(Collection<Long> pids);

    /** What an execution's processes are known by: the token of their environment, and who started them. */
    record Wanted(String token, Optional<ProcessIdentity> supervisor) {}

    static ProcessTable ofThisMachine() {
        Path proc = Path.of("/proc");
        return Files.isReadable(proc.resolve("self/stat")) ? new ProcFs(proc) : new PortableProcesses();
    }
}

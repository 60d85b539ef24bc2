package dev.refit.launcher.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The processes of this machine. */
public interface ProcessTable {

    /** The identity of the running process of this number; empty when there is none. */
    Optional<ProcessIdentity> identify(long pid);

    /** Whether this very process runs. */
    boolean isAlive(ProcessIdentity identity);

    /**
     * The processes of executions with all their descendants, without their supervisors; an execution without any is
     * absent. One look at the machine for all of them.
     */
    Map<String, List<Long>> members(Collection<Wanted> executions);

    /** The memory that belongs to these processes together, in MiB; empty where that cannot be seen. */
    Optional<Long> residentMiB(Collection<Long> pids);

    /** Identifies an execution's processes: the token in their environment, and the supervisor that started them. */
    record Wanted(String token, Optional<ProcessIdentity> supervisor) {}

    static ProcessTable ofThisMachine() {
        Path proc = Path.of("/proc");
        return Files.isReadable(proc.resolve("self/stat")) ? new ProcFs(proc) : new PortableProcesses();
    }
}

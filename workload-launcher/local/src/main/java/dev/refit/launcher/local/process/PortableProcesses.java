package dev.refit.launcher.local.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where there is no {@code /proc}, such as macOS. A workload's processes are the descendants of its living supervisor
 * (the one that writes its log among them, which ends with the last of the others), so what a killed supervisor left behind is not seen, and memory is limited by the heap alone.
 */
final class PortableProcesses implements ProcessTable {
    /** The supervisor says the second it started in, and is itself started some time before it says so. */
    private static final long TOLERANCE_SECONDS = 2;

    @Override
    public Optional<ProcessIdentity> identify(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(start -> new ProcessIdentity(pid, start.getEpochSecond(), "unknown"));
    }

    @Override
    public boolean isAlive(ProcessIdentity identity) {
        return handle(identity).isPresent();
    }

    @Override
    public Map<String, List<Long>> members(Collection<Wanted> executions) {
        Map<String, List<Long>> members = new HashMap<>();
        for (Wanted wanted : executions) {
            List<Long> pids = new ArrayList<>();
            wanted.supervisor().flatMap(PortableProcesses::handle).ifPresent(handle -> handle.descendants()
                    .forEach(process -> pids.add(process.pid())));
            if (!pids.isEmpty()) {
                members.put(wanted.token(), pids);
            }
        }
        return members;
    }

    @Override
    public Optional<Long> residentMiB(Collection<Long> pids) {
        return Optional.empty();
    }

    private static Optional<ProcessHandle> handle(ProcessIdentity identity) {
        return ProcessHandle.of(identity.pid()).filter(ProcessHandle::isAlive).filter(handle -> handle.info()
                .startInstant()
                .filter(start -> Math.abs(start.getEpochSecond() - identity.start()) <= TOLERANCE_SECONDS)
                .isPresent());
    }
}

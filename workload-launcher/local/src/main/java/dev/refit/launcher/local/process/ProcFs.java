package dev.refit.launcher.local.process;

import dev.refit.launcher.local.file.IoFailures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Linux. A process that ends while it is looked at was not there. */
final class ProcFs implements ProcessTable {
    private static final String VARIABLE = "REFIT_WORKLOAD=";
    private final Path proc;

    ProcFs(Path proc) {
        this.proc = proc;
    }

    @Override
    public Optional<ProcessIdentity> identify(long pid) {
        return stat(pid)
                .filter(Stat::runs)
                .map(stat -> new ProcessIdentity(
                        pid, stat.start(), read("sys/kernel/random/boot_id").strip()));
    }

    @Override
    public boolean isAlive(ProcessIdentity identity) {
        return identify(identity.pid()).filter(identity::equals).isPresent();
    }

    @Override
    public Map<String, List<Long>> members(Collection<Wanted> executions) {
        if (executions.isEmpty()) {
            return Map.of();
        }
        Set<String> tokens = executions.stream().map(Wanted::token).collect(Collectors.toSet());
        Map<Long, Long> parents = new LinkedHashMap<>();
        Map<Long, String> owners = new HashMap<>();
        for (long pid : pids()) {
            stat(pid).filter(Stat::runs).ifPresent(stat -> parents.put(pid, stat.parent()));
            token(pid).filter(tokens::contains).ifPresent(token -> owners.put(pid, token));
        }
        Map<String, List<Long>> members = new HashMap<>();
        for (long pid : parents.keySet()) {
            String token = ownerAmongAncestors(pid, parents, owners);
            if (token != null) {
                members.computeIfAbsent(token, any -> new ArrayList<>()).add(pid);
            }
        }
        return members;
    }

    /** Anonymous and shared memory: the pages of mapped files can be taken back, and are not the process's own. */
    @Override
    public Optional<Long> residentMiB(Collection<Long> pids) {
        long kilobytes = 0;
        for (long pid : pids) {
            kilobytes += read(pid + "/status")
                    .lines()
                    .filter(line -> line.startsWith("RssAnon:") || line.startsWith("RssShmem:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
        return Optional.of(kilobytes / 1024);
    }

    private static String ownerAmongAncestors(long pid, Map<Long, Long> parents, Map<Long, String> owners) {
        Long ancestor = pid;
        // Bounded, because the table is not one moment's: parents may seem to form a circle.
        for (int depth = 0; ancestor != null && depth < 1000; depth++) {
            String owner = owners.get(ancestor);
            if (owner != null) {
                return owner;
            }
            ancestor = parents.get(ancestor);
        }
        return null;
    }

    private List<Long> pids() {
        List<Long> pids = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(proc, "[0-9]*")) {
            folders.forEach(folder -> pids.add(Long.valueOf(folder.getFileName().toString())));
        } catch (IOException e) {
            throw IoFailures.with("read " + proc, e);
        }
        return pids;
    }

    private Optional<String> token(long pid) {
        // Other users' environments cannot be read: their processes are none of ours.
        for (String variable : read(pid + "/environ").split("\0")) {
            if (variable.startsWith(VARIABLE)) {
                return Optional.of(variable.substring(VARIABLE.length()));
            }
        }
        return Optional.empty();
    }

    private Optional<Stat> stat(long pid) {
        String line = read(pid + "/stat");
        int name = line.lastIndexOf(") ");
        if (name < 0) {
            return Optional.empty();
        }
        String[] fields = line.substring(name + 2).split(" ");
        return Optional.of(new Stat(fields[0], Long.parseLong(fields[1]), Long.parseLong(fields[19])));
    }

    private String read(String file) {
        try {
            return new String(Files.readAllBytes(proc.resolve(file)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private record Stat(String state, long parent, long start) {
        boolean runs() {
            return !state.equals("Z") && !state.equals("X");
        }
    }
}

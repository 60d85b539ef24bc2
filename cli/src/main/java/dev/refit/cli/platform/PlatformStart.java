package dev.refit.cli.platform;

import dev.refit.cli.CliFailure;
import dev.refit.launcher.local.process.PortOwner;
import dev.refit.launcher.local.process.ProcessIdentity;
import dev.refit.store.root.DataRoots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Starts all processes of a platform at once and waits until each is ready. */
final class PlatformStart {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int LOG_LINES = 15;

    /** Less, and the broker ends while it makes its topics. */
    private static final long ROOM_MIB = 64;

    /** Lines of a stack trace push what was said out of sight. */
    private static final Pattern FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. \\d+ more)");

    private final Home home;
    private final Checkout checkout;
    private final Ports ports;
    private final ClassArchives archives;

    PlatformStart(Home home, Checkout checkout, Ports ports, ClassArchives archives) {
        this.home = home;
        this.checkout = checkout;
        this.ports = ports;
        this.archives = archives;
    }

    /** Starts them; each is on record as soon as it runs, so that whatever happens {@code down} finds it. */
    Map<Part, Process> launch() {
        requireRoom();
        requireBuild();
        requirePorts();
        AccessToken.ensure(home);
        HomeKey.ensure(home);
        KafkaAccount.ensure(home);
        DataRoots roots = HomeRoots.read(home).and(checkout.examples().toUri());
        PartCommand commands = new PartCommand(checkout, home, ports, archives, roots);
        Map<Part, Process> processes = new EnumMap<>(Part.class);
        PlatformRecord record = new PlatformRecord(ports, Map.of(), roots.uris());
        try {
            Files.deleteIfExists(home.broker().resolve("ready"));
            for (Part part : Part.values()) {
                Process process = commands.of(part).start();
                processes.put(part, process);
                Optional<ProcessIdentity> identity = ProcessIdentity.of(process.pid());
                if (identity.isPresent()) {
                    record = record.with(part, identity.get());
                    record.write(home);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the platform's processes", e);
        }
        return processes;
    }

    /** Waits until all are ready; answers the one that died meanwhile, if one did. */
    void awaitReady(Map<Part, Process> processes) throws InterruptedException {
        Readiness readiness = new Readiness(home, new PlatformRecord(ports, Map.of()));
        Set<Part> waiting = EnumSet.allOf(Part.class);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!waiting.isEmpty()) {
            for (Part part : processes.keySet()) {
                if (!processes.get(part).isAlive()) {
                    throw died(home, part, processes.get(part).exitValue());
                }
            }
            waiting.removeIf(readiness::isReady);
            if (!waiting.isEmpty() && System.nanoTime() > deadline) {
                throw notReady(waiting);
            }
            // Nobody tells this process that another one serves by now: it has to ask.
            Thread.sleep(POLL.toMillis());
        }
    }

    /** How the death of a process is reported, with the last it said. */
    static CliFailure died(Home home, Part part, int exitCode) {
        List<String> lines = LogTail.of(home.log(part), 10 * LOG_LINES).stream()
                .filter(line -> !FRAME.matcher(line).find())
                .toList();
        String log = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()).stream()
                .map(line -> "  | " + line)
                .collect(Collectors.joining("\n"));
        return CliFailure.failed(
                "The " + part.key() + " process ended with exit code " + exitCode + "; the last lines of its log:\n"
                        + log,
                home.roomHint() + "The whole log is " + home.log(part) + ".");
    }

    private CliFailure notReady(Set<Part> waiting) {
        String names = waiting.stream().map(Part::key).collect(Collectors.joining(", "));
        return CliFailure.failed(
                "Not ready after " + PATIENCE.toSeconds() + " s: " + names + ".",
                "Their logs in " + home.log(Part.BROKER).getParent() + " say what they wait for.");
    }

    private void requireRoom() {
        long free = home.freeMib();
        if (free < ROOM_MIB) {
            throw CliFailure.failed(
                    "Cannot start: " + free + " MiB are free for " + home.folder() + ", expected at least " + ROOM_MIB
                            + " MiB.",
                    "Make room on that disk, or use another home: --home DIR or REFIT_HOME.");
        }
    }

    private void requireBuild() {
        if (!checkout.missing().isEmpty()) {
            throw CliFailure.failed(
                    "The build is not complete: " + checkout.missing().get(0) + " is missing.",
                    "Build it with: mvn package -DskipTests, in " + checkout.folder());
        }
    }

    private void requirePorts() {
        Map<Integer, String> taken = ports.taken();
        if (taken.isEmpty()) {
            return;
        }
        List<String> words = new ArrayList<>();
        taken.forEach((port, use) -> words.add("port " + port + " (" + use + ") is in use"
                + PortOwner.of(port).map(owner -> " by " + owner).orElse("")));
        throw CliFailure.failed(
                "Cannot start: " + String.join(", ", words) + ".",
                "End that process, or use other ports: " + Ports.advice(ports.broker()) + ".");
    }
}

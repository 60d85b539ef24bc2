package dev.refit.cli.platform;

import dev.refit.cli.CliFailure;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The platform of one home. */
public final class Platform {
    private final Home home;
    private final Checkout checkout;
    private final ClassArchives archives;

    public Platform(Home home, Checkout checkout) {
        this(home, checkout, ClassArchives.used(checkout));
    }

    public Platform(Home home, Checkout checkout, ClassArchives archives) {
        this.home = home;
        this.checkout = checkout;
        this.archives = archives;
    }

    /** What is running, when all of it is. */
    public Optional<PlatformRecord> running() {
        return PlatformRecord.read(home).filter(PlatformRecord::isWhole);
    }

    /**
     * The platform, to talk to.
     *
     * @throws CliFailure when it is not up, or of a form that this Refit does not know
     */
    public PlatformRecord required() {
        HomeFormat.check(home);
        Optional<PlatformRecord> record = PlatformRecord.read(home);
        if (record.isEmpty()) {
            throw CliFailure.unreachable(
                    "The platform is not up (home " + home.folder() + ").", "Start it with: refit up --detach");
        }
        for (Part part : Part.values()) {
            if (!record.get().isAlive(part)) {
                throw CliFailure.unreachable(
                        "The platform's " + part.key() + " process is gone (home " + home.folder() + ").",
                        home.roomHint() + "Start the platform again with: refit up --detach. The log is "
                                + home.log(part));
            }
        }
        return record.get();
    }

    /**
     * Starts the platform and answers when it is ready; leaves nothing running when that does not come to be. What an
     * earlier platform left running is ended first.
     */
    public Started start(Ports ports) throws InterruptedException {
        return start(ports, List.of());
    }

    /** As {@link #start(Ports)}, with further data roots, which the home remembers. */
    public Started start(Ports ports, List<URI> roots) throws InterruptedException {
        try (PlatformLock lock = PlatformLock.take(home)) {
            HomeRoots.add(home, roots);
            new PlatformStop(home, archives).run();
            PlatformStart start = new PlatformStart(home, checkout, ports, archives);
            Thread undo = new Thread(() -> new PlatformStop(home, archives).run(), "undo");
            Runtime.getRuntime().addShutdownHook(undo);
            try {
                Map<Part, Process> processes = start.launch();
                start.awaitReady(processes);
                return new Started(processes);
            } catch (RuntimeException | InterruptedException e) {
                new PlatformStop(home, archives).run();
                throw e;
            } finally {
                forget(undo);
            }
        }
    }

    /** Whether a process that is on record serves those who need it. */
    public boolean isReady(Part part, PlatformRecord record) {
        return new Readiness(home, record).isReady(part);
    }

    /** Ends whatever of the platform runs, workloads included; answers whether anything did. */
    public boolean stop() {
        try (PlatformLock lock = PlatformLock.take(home)) {
            return new PlatformStop(home, archives).run();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // We are being shut down, and the hook is at work.
        }
    }

    /** A platform whose parent process we are. */
    public final class Started {
        private final Map<Part, Process> processes;

        private Started(Map<Part, Process> processes) {
            this.processes = processes;
        }

        /**
         * Waits until a process ends.
         *
         * @return why the platform cannot go on; empty when its end was asked for elsewhere
         */
        public Optional<CliFailure> awaitEnd() {
            CompletableFuture<?>[] ends =
                    processes.values().stream().map(Process::onExit).toArray(CompletableFuture[]::new);
            CompletableFuture.anyOf(ends).join();
            if (PlatformStop.isUnderWay(home)) {
                return Optional.empty();
            }
            return processes.entrySet().stream()
                    .filter(entry -> !entry.getValue().isAlive())
                    .map(entry -> PlatformStart.died(
                            home, entry.getKey(), entry.getValue().exitValue()))
                    .findFirst();
        }
    }
}

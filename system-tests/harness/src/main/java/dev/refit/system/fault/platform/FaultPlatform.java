package dev.refit.system.fault.platform;

import dev.refit.cli.platform.Checkout;
import dev.refit.cli.platform.FreePorts;
import dev.refit.cli.platform.Home;
import dev.refit.cli.platform.Part;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.cli.platform.Ports;
import dev.refit.launcher.local.process.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * One platform with all that can be done to it. What dies is started again within a moment, as a cluster or a person would
 * do, but for what the harness itself has ended. Thread-safe.
 */
public final class FaultPlatform implements AutoCloseable {
    /** What the services ask of their clients. */
    public static final String TOKEN = "the-token-of-a-platform-with-faults";

    private final Checkout checkout;
    private final Home home;
    private final Folders folders;
    private final Backend backend;
    private final List<String> spoilt;
    private final Ports ports = Ports.free();
    private final Map<Part, TcpProxy> proxies = new EnumMap<>(Part.class);
    private final Map<String, Integer> listeners = new TreeMap<>();
    private final Map<Replica, OsProcess> services = new LinkedHashMap<>();
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "keeper");
        thread.setDaemon(true);
        return thread;
    });
    private OsProcess broker;
    private boolean kept = true;
    private int restarts;

    private record Replica(Part service, int number) {}

    private FaultPlatform(Path checkout, Path folder, Backend.Factory backends, List<String> spoilt) {
        this.spoilt = spoilt;
        this.checkout = new Checkout(checkout);
        this.home = new Home(folder.resolve("home"));
        this.folders = Folders.in(folder);
        home.create();
        this.backend = backends.open(home, folders);
        int[] free = FreePorts.some(Part.services().size());
        for (int i = 0; i < free.length; i++) {
            Part service = Part.services().get(i);
            listeners.put(service.name(), free[i]);
            proxies.put(service, new TcpProxy(free[i]));
        }
    }

    /** A platform whose broker serves clients; its processes end with this one, whatever becomes of it. */
    public static FaultPlatform start(Path checkout, Path folder, Backend.Factory backends, List<String> spoilt) {
        FaultPlatform platform = new FaultPlatform(checkout, folder, backends, spoilt);
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
        platform.start();
        return platform;
    }

    private synchronized void start() {
        startBroker();
        Awaitility.await("the broker is ready")
                .atMost(Duration.ofMinutes(1))
                .until(() -> Files.exists(home.broker().resolve("ready")));
        Part.services().forEach(service -> startService(new Replica(service, 1)));
        record();
        keeper.scheduleWithFixedDelay(this::keep, 100, 100, TimeUnit.MILLISECONDS);
    }

    public Home home() {
        return home;
    }

    public Backend backend() {
        return backend;
    }

    public Folders folders() {
        return folders;
    }

    /** Not through a proxy. */
    public String bootstrapServers() {
        return "127.0.0.1:" + ports.broker();
    }

    public URI ingest() {
        return URI.create("http://127.0.0.1:" + ports.ingest());
    }

    /** How many processes were started again so far. */
    public synchronized int restarts() {
        return restarts;
    }

    public synchronized void kill(Part part) {
        process(part).ifPresent(OsProcess::kill);
    }

    public synchronized void freeze(Part service) {
        process(service).ifPresent(OsProcess::freeze);
    }

    public synchronized void thaw(Part service) {
        process(service).ifPresent(OsProcess::thaw);
    }

    public void cut(Part service) {
        proxies.get(service).cut();
    }

    public void mend(Part service) {
        proxies.get(service).mend();
    }

    /** A second process of a service, beside the first. */
    public synchronized void addReplica(Part service) {
        Replica second = new Replica(service, 2);
        if (!services.containsKey(second)) {
            startService(second);
        }
    }

    /** Kills the second process of a service, for good. */
    public synchronized void removeReplica(Part service) {
        Optional.ofNullable(services.remove(new Replica(service, 2))).ifPresent(OsProcess::kill);
    }

    /** Kills every process at once, workloads and their supervisors too; the keeper starts the platform again. */
    public synchronized void powerCut() {
        broker.kill();
        services.values().forEach(OsProcess::kill);
        PlatformProcesses.of(folders).forEach(ProcessHandle::destroyForcibly);
    }

    /** As {@code refit down} does it: what runs is interrupted. */
    public synchronized void down() {
        kept = false;
        services.values().forEach(OsProcess::terminate);
        backend.interruptAll();
        broker.terminate();
    }

    /** After {@link #down}. */
    public synchronized void up() {
        kept = true;
        keep();
    }

    /** Ends all services, and leaves the broker. */
    public synchronized void endServices() {
        kept = false;
        services.values().forEach(OsProcess::terminate);
    }

    @Override
    public synchronized void close() {
        kept = false;
        keeper.shutdownNow();
        services.values().forEach(OsProcess::kill);
        PlatformProcesses.of(folders).forEach(ProcessHandle::destroyForcibly);
        if (broker != null) {
            broker.kill();
        }
        proxies.values().forEach(TcpProxy::close);
        backend.close();
    }

    private synchronized void keep() {
        if (!kept) {
            return;
        }
        if (!broker.isAlive()) {
            restarts++;
            startBroker();
        }
        for (Replica replica : List.copyOf(services.keySet())) {
            if (!services.get(replica).isAlive()) {
                restarts++;
                startService(replica);
            }
        }
        record();
    }

    private void startBroker() {
        Map<String, Integer> advertised = new TreeMap<>();
        proxies.forEach((service, proxy) -> advertised.put(service.name(), proxy.port()));
        broker = OsProcess.start(
                new BrokerCommand(checkout, home.broker(), ports, listeners, advertised).words(),
                Map.of(),
                home.log(Part.BROKER));
    }

    private void startService(Replica replica) {
        ServiceCommand command = new ServiceCommand(checkout, home.folder(), folders, backend, spoilt);
        Part service = replica.service();
        services.put(
                replica,
                OsProcess.start(
                        command.words(service, replica.number()),
                        command.environment(
                                replica.number() == 1 ? ports.of(service) : 0,
                                proxies.get(service).port()),
                        home.log(service).resolveSibling(service.key() + "-" + replica.number() + ".log")));
    }

    private Optional<OsProcess> process(Part part) {
        return Optional.ofNullable(part == Part.BROKER ? broker : services.get(new Replica(part, 1)));
    }

    /** So that the refit command finds this platform. */
    private void record() {
        Map<Part, ProcessIdentity> identities = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            process(part).flatMap(process -> ProcessIdentity.of(process.pid())).ifPresent(i -> identities.put(part, i));
        }
        PlatformRecord record = new PlatformRecord(ports, identities);
        try {
            if (!Files.exists(home.platformFile()) || !PlatformRecord.read(home).equals(Optional.of(record))) {
                record.write(home);
            }
        } catch (UncheckedIOException e) {
            throw new UncheckedIOException("cannot say where the platform is", new IOException(e));
        }
    }
}

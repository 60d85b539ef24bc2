package dev.refit.system.fault.platform;

import dev.refit.cli.platform.Home;
import java.util.List;
import java.util.Map;

/** Where the workloads of a platform run, which all are a {@code TinyWorkload}. Thread-safe. */
public interface Backend extends AutoCloseable {
    /** The templates that stages launch. */
    List<String> TEMPLATES = List.of("ingest", "transform", "trial", "evaluate", "package");

    /** The settings of the services' launcher; {@code of} is its kind. */
    Map<String, String> launcher();

    /** What the services have in their environment because of it. */
    Map<String, String> environment();

    /** How often a workload was ended by no fault of its own, and so may have been begun again. */
    int interruptions(String workload);

    /** Ends what runs, as the end of the platform does. */
    void interruptAll();

    @Override
    void close();

    /** Makes the backend of a platform that has these folders. */
    interface Factory {
        Backend open(Home home, Folders folders);
    }
}

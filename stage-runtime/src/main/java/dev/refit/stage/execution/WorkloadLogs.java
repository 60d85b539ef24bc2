package dev.refit.stage.execution;

import dev.refit.launcher.LauncherException;
import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadLauncher;
import dev.refit.stage.records.StageRecords;
import dev.refit.store.ArtifactStoreException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Keeps the end of a workload's log beside its result, because the log of a pod is removed with the pod. Nothing waits for
 * that: a log that cannot be kept is lost, and its stage goes on.
 */
@Singleton
class WorkloadLogs {
    private static final Logger LOG = Logger.getLogger(WorkloadLogs.class);
    private static final int LINES = 1000;

    private final WorkloadLauncher launcher;
    private final StageRecords records;
    private final ExecutorService later = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "workload-logs");
        thread.setDaemon(true);
        return thread;
    });

    WorkloadLogs(WorkloadLauncher launcher, StageRecords records) {
        this.launcher = launcher;
        this.records = records;
    }

    /** Keeps the log of a workload that has ended, later and on another thread. */
    void keep(Workload workload) {
        later.execute(() -> {
            try {
                List<String> lines = launcher.tail(workload.name(), LINES);
                if (!lines.isEmpty()) {
                    records.log(workload.requestUri(), lines);
                }
            } catch (LauncherException | ArtifactStoreException e) {
                LOG.warnf("The log of %s is not kept: %s", workload.name(), e.getMessage());
            }
        });
    }

    @PreDestroy
    void stop() {
        later.shutdown();
    }
}

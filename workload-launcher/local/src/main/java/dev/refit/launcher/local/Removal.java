package dev.refit.launcher.local;

import dev.refit.launcher.LauncherException;
import dev.refit.launcher.local.execution.LauncherHome;
import dev.refit.launcher.local.file.Drafts;
import dev.refit.launcher.local.file.FolderLock;
import dev.refit.launcher.local.file.FolderSize;
import dev.refit.launcher.local.file.IoFailures;
import dev.refit.launcher.local.process.ProcessTable;
import dev.refit.launcher.local.queue.Queue;
import dev.refit.launcher.local.supervision.StateProbe;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Removes the folders of workloads that are over. A folder leaves by one move, so that no launcher ever finds half of a
 * workload; what a removal that was killed has moved, the next one deletes.
 */
final class Removal {
    private final LauncherHome home;
    private final FolderLock lock;
    private final Queue queue;
    private final StateProbe probe = new StateProbe(ProcessTable.ofThisMachine());

    Removal(LauncherHome home) {
        this.home = home;
        this.lock = new FolderLock(home.lock());
        this.queue = new Queue(home);
    }

    List<StoredWorkload> stored() {
        List<StoredWorkload> stored = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(home.workloads(), "[a-z]*")) {
            for (Path folder : folders) {
                String name = folder.getFileName().toString();
                FolderSize size = FolderSize.of(folder);
                stored.add(new StoredWorkload(name, size.files(), size.bytes(), lock.with(() -> isOver(name))));
            }
        } catch (IOException e) {
            throw IoFailures.with("list " + home.workloads(), e);
        }
        stored.sort(Comparator.comparing(StoredWorkload::name));
        return stored;
    }

    boolean remove(String name) {
        boolean moved = lock.with(() -> isOver(name) && move(name));
        sweep();
        return moved;
    }

    /** A workload has a place in the queue from before it has a folder until its last process is gone. */
    private boolean isOver(String name) {
        try {
            return queue.tickets().stream().noneMatch(ticket -> ticket.name().equals(name))
                    && home.current(name)
                            .filter(execution -> probe.state(execution).isOver())
                            .isPresent();
        } catch (LauncherException e) {
            // An unreadable workload must not stop all others, and nobody knows that it is over.
            return false;
        }
    }

    private boolean move(String name) {
        Path target = home.removed().resolve(name + "-" + Drafts.random());
        try {
            Files.createDirectories(home.removed());
            Files.move(home.workloads().resolve(name), target);
            return true;
        } catch (IOException e) {
            throw IoFailures.with("move " + name + " to " + target, e);
        }
    }

    /** Deletes what was moved, by whomever. */
    void sweep() {
        if (!Files.isDirectory(home.removed())) {
            return;
        }
        try (Stream<Path> all = Files.walk(home.removed())) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(home.removed())) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            throw IoFailures.with("delete what lies in " + home.removed(), new IOException(e));
        }
    }
}

package dev.refit.benchmarks.scoring;

import dev.refit.model.mojo.Mojo;
import hex.genmodel.MojoModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much heap a loaded model takes. */
final class HeapTaken {
    private static final int COLLECTIONS = 5;
    /** How many are loaded, because the least of them are as large as what else comes and goes. */
    private static final int COPIES = 8;

    private interface Loading {
        Object load() throws IOException;
    }

    private HeapTaken() {}

    static long byScorer(Path mojo) throws IOException {
        return bytes(() -> Mojo.read(Files.readAllBytes(mojo)).scorer());
    }

    static long byGenmodel(Path mojo) throws IOException {
        return bytes(() -> MojoModel.load(mojo.toString()));
    }

    private static long bytes(Loading loading) throws IOException {
        loading.load(); // So that what is loaded once only is there already.
        long before = used();
        Object[] models = new Object[COPIES];
        for (int i = 0; i < COPIES; i++) {
            models[i] = loading.load();
        }
        long after = used();
        Reference.reachabilityFence(models);
        return (after - before) / COPIES;
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

package dev.refit.model.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.refit.model.Scorer;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final int CALLS = 100_000;

    @Test
    void scoringAllocatesNothing() {
        Scorer scorer = Mojo.read(new HandmadeMojo().zip()).scorer();
        double[][] rows = new double[19][1];
        double[][] outs = new double[19][1];
        double[] out = new double[1];
        int[] leaves = new int[1];
        Runnable everything = () -> {
            scorer.score(rows[0], out);
            scorer.margins(rows[0], out);
            scorer.leafAssignments(rows[0], leaves);
            scorer.score(rows, outs);
        };
        everything.run();

        long bytes = allocated(() -> {
            for (int i = 0; i < CALLS; i++) {
                everything.run();
            }
        });

        assertThat(bytes).isLessThan(CALLS); // Not a byte a call: what little there is, is the measurement's own.
    }

    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(self);
        work.run();
        return threads.getThreadAllocatedBytes(self) - before;
    }
}

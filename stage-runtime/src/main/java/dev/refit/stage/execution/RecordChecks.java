package dev.refit.stage.execution;

import dev.refit.stage.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a stage in flight reads again what others may have put on record: that its run is cancelled, or how it has ended.
 * Whoever learns that there is something to read asks for it; besides, the cancellation is read from time to time, because
 * its event may be missed. Thread-safe.
 */
final class RecordChecks {
    private static final RetryPolicy GAPS = new RetryPolicy(1, Duration.ofSeconds(15), Duration.ofMinutes(2));

    private final Clock clock;
    private boolean asked = true;
    private int made;
    private Instant due = Instant.MIN;

    RecordChecks(Clock clock) {
        this.clock = clock;
    }

    /** Has everything read at the next look. */
    synchronized void ask() {
        asked = true;
    }

    synchronized boolean isAsked() {
        return asked;
    }

    /** When the cancellation is to be read again. */
    synchronized Instant due() {
        return asked ? Instant.MIN : due;
    }

    /** Notes that the records are about to be read: what is asked for from now on is for the next time. */
    synchronized void begin() {
        asked = false;
        made++;
        // Not all at the same moment, though all may have begun so.
        long most = GAPS.waitAfter(made).toMillis();
        due = clock.instant().plusMillis(ThreadLocalRandom.current().nextLong(most / 2, most));
    }
}

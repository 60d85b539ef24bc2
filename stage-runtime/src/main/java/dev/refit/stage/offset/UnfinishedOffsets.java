package dev.refit.stage.offset;

import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * Which records of a partition are unfinished. What is committed is the offset of the first unfinished record, as always, and
 * beside it, in the commit's metadata, which records behind it are unfinished too: all others are not carried out again by
 * whoever owns the partition next. Not thread-safe.
 */
final class UnfinishedOffsets {
    /** Received and not done, or said to be so by the commit that this began with. */
    private final TreeSet<Long> unfinished = new TreeSet<>();

    /** Those of the last commit that were not received again yet. */
    private final TreeSet<Long> awaited = new TreeSet<>();

    /** Behind the last record that anything is known of. */
    private long end;

    /** The first record that can be delivered next, unless the topic does not hold any more what it held. */
    private long next;

    private boolean changed;

    /**
     * Begins where a group stopped.
     *
     * @param committed null when there is no commit
     * @param logEnd behind the last record of the topic's partition. A broker that has lost its newest records gives their offsets
     *     to others, so nothing is known of those from here on
     */
    UnfinishedOffsets(OffsetAndMetadata committed, long logEnd) {
        if (committed == null) {
            return;
        }
        OffsetMetadata known = OffsetMetadata.read(committed.offset(), committed.metadata());
        unfinished.addAll(known.unfinished());
        unfinished.tailSet(logEnd).clear();
        awaited.addAll(unfinished);
        end = Math.min(known.end(), logEnd);
        next = committed.offset();
    }

    /** Notes that a record is delivered, and answers whether it is still to be carried out. */
    boolean receive(long offset) {
        if (offset < next) {
            forget(offset);
        }
        next = offset + 1;
        // Records come in order: what was left out has been removed from its topic.
        TreeSet<Long> gone = new TreeSet<>(awaited.headSet(offset));
        if (unfinished.removeAll(gone)) {
            awaited.removeAll(gone);
            changed = true;
        }
        if (awaited.remove(offset)) {
            return true;
        }
        if (offset < end) {
            return unfinished.contains(offset);
        }
        unfinished.add(offset);
        end = offset + 1;
        return true;
    }

    /** The consumer has gone back, as it does when the topic was made anew: what was known is of other records. */
    private void forget(long offset) {
        unfinished.tailSet(offset).clear();
        awaited.clear();
        end = offset;
        changed = true;
    }

    /** Notes that a record is done. */
    void finish(long offset) {
        awaited.remove(offset);
        changed |= unfinished.remove(offset);
    }

    /** What to commit; empty when that is what was committed last. */
    Optional<OffsetAndMetadata> commit() {
        if (!changed) {
            return Optional.empty();
        }
        changed = false;
        long first = unfinished.isEmpty() ? end : unfinished.first();
        return Optional.of(new OffsetAndMetadata(first, OffsetMetadata.write(first, unfinished, end)));
    }

    /** Has the next {@link #commit} answer again what the last one did, because that did not reach the broker. */
    void commitAgain() {
        changed = true;
    }
}

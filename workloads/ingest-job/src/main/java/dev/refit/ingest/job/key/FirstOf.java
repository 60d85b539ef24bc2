package dev.refit.ingest.job.key;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The first few of many rows, in the order of their files, and how many there are. */
final class FirstOf {
    private static final int SHOWN = 5;
    private static final Comparator<RowKey> BY_PLACE =
            Comparator.comparingInt(RowKey::file).thenComparingLong(RowKey::line);

    private final TreeMap<RowKey, String> first = new TreeMap<>(BY_PLACE);
    private long count;

    /** @param text what is shown of it */
    void add(RowKey key, String text) {
        count++;
        first.put(key, text);
        if (first.size() > SHOWN) {
            first.pollLastEntry();
        }
    }

    List<String> violations(String name, long rows, String what) {
        if (count == 0) {
            return List.of();
        }
        return List.of(name + ": " + count + " of " + rows + " rows have " + what + ": "
                + String.join(", ", first.values()) + (count > SHOWN ? ", …" : ""));
    }
}

package dev.refit.ingest.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The labels that metrics have for datasets: no client can make more of them than there is room for. */
final class DatasetLabels {
    static final String OTHER = "other";

    private final int most;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** @param most how many datasets have a label of their own; all further ones share {@value #OTHER} */
    DatasetLabels(int most) {
        this.most = most;
    }

    /** The label of a dataset of which an arrival was accepted. */
    String accepted(String dataset) {
        if (!known.contains(dataset) && known.size() < most) {
            known.add(dataset);
        }
        return of(dataset);
    }

    /** The label of a dataset: its name once an arrival of it was accepted. */
    String of(String dataset) {
        return known.contains(dataset) ? dataset : OTHER;
    }
}

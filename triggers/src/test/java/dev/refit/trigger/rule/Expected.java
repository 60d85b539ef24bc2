package dev.refit.trigger.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rule of flights and weather by partition and the latest planes, written a second time, in the plainest way. */
final class Expected {
    private final Map<String, List<String>> tokens = new TreeMap<>();
    private String newestPlanes;

    List<String> publish(String dataset, String partition, String token) {
        List<String> versions = tokens.computeIfAbsent(dataset + "/" + partition, key -> new ArrayList<>());
        if (versions.contains(token)) {
            return List.of();
        }
        versions.add(token);
        if (dataset.equals("planes")) {
            boolean first = newestPlanes == null;
            newestPlanes = newest("planes", partition);
            return first ? runs("2013-01", "2013-02", "2013-03") : List.of();
        }
        return dataset.equals("unknown") ? List.of() : runs(partition);
    }

    private List<String> runs(String... partitions) {
        List<String> runs = new ArrayList<>();
        for (String partition : partitions) {
            String flights = newest("flights", partition);
            String weather = newest("weather", partition);
            if (flights != null && weather != null && newestPlanes != null) {
                runs.add(flights + " " + weather + " " + newestPlanes);
            }
        }
        return runs;
    }

    private String newest(String dataset, String partition) {
        List<String> versions = tokens.get(dataset + "/" + partition);
        return versions == null
                ? null
                : dataset + "/" + partition + "#" + versions.size() + versions.get(versions.size() - 1);
    }
}

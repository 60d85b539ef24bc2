package dev.refit.bills;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** An advisory in OSV's format: a known fault, and the versions of libraries that have it. */
record Advisory(JsonNode json) {
    String id() {
        return json.path("id").asText();
    }

    String summary() {
        return json.path("summary").asText("no summary");
    }

    /** Its id and what else it is called, such as the number of a CVE. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(Set.of(id()));
        json.path("aliases").forEach(alias -> names.add(alias.asText()));
        return names;
    }

    /** The libraries it is about, as {@code group:artifact}. */
    Set<String> libraries() {
        Set<String> libraries = new TreeSet<>();
        for (JsonNode affected : json.path("affected")) {
            if (isMavens(affected)) {
                libraries.add(affected.path("package").path("name").asText());
            }
        }
        return libraries;
    }

    /** Whether the library has the fault. Withdrawn advisories are about nothing. */
    boolean concerns(Coordinates library) {
        if (json.hasNonNull("withdrawn")) {
            return false;
        }
        for (JsonNode affected : json.path("affected")) {
            if (isMavens(affected)
                    && affected.path("package").path("name").asText().equals(library.name())
                    && (isListed(affected, library.version()) || isInARange(affected, library.version()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMavens(JsonNode affected) {
        return affected.path("package").path("ecosystem").asText().equals("Maven");
    }

    private static boolean isListed(JsonNode affected, String version) {
        for (JsonNode listed : affected.path("versions")) {
            if (listed.asText().equals(version)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInARange(JsonNode affected, String version) {
        ComparableVersion ours = new ComparableVersion(version);
        for (JsonNode range : affected.path("ranges")) {
            if (range.path("type").asText().equals("ECOSYSTEM") && isIn(range.path("events"), ours)) {
                return true;
            }
        }
        return false;
    }

    /** The last event at or before a version decides; what is listed as last affected still is. */
    private static boolean isIn(JsonNode events, ComparableVersion ours) {
        List<Event> sorted = new ArrayList<>();
        for (JsonNode event : events) {
            event.fields()
                    .forEachRemaining(field ->
                            Event.of(field.getKey(), field.getValue().asText()).ifPresent(sorted::add));
        }
        sorted.sort(Comparator.comparing(Event::version));
        boolean affected = false;
        for (Event event : sorted) {
            int order = event.version().compareTo(ours);
            if (event.isLast() ? order < 0 : order <= 0) {
                affected = event.begins();
            }
        }
        return affected;
    }

    private record Event(ComparableVersion version, boolean begins, boolean isLast) {
        static Optional<Event> of(String key, String version) {
            return switch (key) {
                case "introduced" -> Optional.of(new Event(new ComparableVersion(version), true, false));
                case "fixed" -> Optional.of(new Event(new ComparableVersion(version), false, false));
                case "last_affected" -> Optional.of(new Event(new ComparableVersion(version), false, true));
                default -> Optional.empty(); // "limit" bounds commits.
            };
        }
    }
}

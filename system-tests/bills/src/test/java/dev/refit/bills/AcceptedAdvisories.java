package dev.refit.bills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Faults that a library keeps, each with the reason: lines of {@code ADVISORY GROUP:ARTIFACT REASON}. Comments begin with
 * {@code #}.
 */
record AcceptedAdvisories(Map<String, String> reasons) {
    /** @throws IllegalArgumentException if a line names no library or gives no reason */
    static AcceptedAdvisories of(Path file) throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.strip().split("\\s+", 3);
            if (words.length < 3 || !words[1].contains(":")) {
                throw new IllegalArgumentException(
                        file + ", line " + number + ": \"" + line + "\", expected ADVISORY GROUP:ARTIFACT REASON");
            }
            reasons.put(words[0] + " " + words[1], words[2]);
        }
        return new AcceptedAdvisories(reasons);
    }

    boolean accepts(Advisory advisory, Coordinates library) {
        return advisory.names().stream().anyMatch(name -> reasons.containsKey(name + " " + library.name()));
    }
}

package dev.refit.bills;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Advisories that lie in a folder in OSV's format: one JSON file each, or the archive of an ecosystem as OSV offers it. */
final class AdvisoryDatabase {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<Advisory>> byLibrary = new HashMap<>();

    private AdvisoryDatabase() {}

    /**
     * Reads a folder and the folders below it.
     *
     * @throws IllegalArgumentException if there is no advisory about a library of Maven's ecosystem in it
     */
    static AdvisoryDatabase of(Path folder) throws IOException {
        AdvisoryDatabase database = new AdvisoryDatabase();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".json")) {
                    database.add(Files.readAllBytes(file));
                } else if (file.toString().endsWith(".zip")) {
                    database.addAll(file);
                }
            }
        }
        if (database.byLibrary.isEmpty()) {
            throw new IllegalArgumentException(
                    folder + ": expected advisories about Maven's libraries in OSV's format, as "
                            + "*.json or all.zip, found none");
        }
        return database;
    }

    /** The advisories that concern one of these libraries. */
    Map<Coordinates, List<Advisory>> concerning(Collection<Coordinates> libraries) {
        Map<Coordinates, List<Advisory>> found = new HashMap<>();
        for (Coordinates library : Set.copyOf(libraries)) {
            List<Advisory> concerning = byLibrary.getOrDefault(library.name(), List.of()).stream()
                    .filter(advisory -> advisory.concerns(library))
                    .toList();
            if (!concerning.isEmpty()) {
                found.put(library, concerning);
            }
        }
        return found;
    }

    private void addAll(Path archive) throws IOException {
        try (InputStream bytes = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".json")) {
                    add(zip.readAllBytes());
                }
            }
        }
    }

    private void add(byte[] json) throws IOException {
        Advisory advisory = new Advisory(JSON.readTree(json));
        for (String library : advisory.libraries()) {
            byLibrary.computeIfAbsent(library, name -> new ArrayList<>()).add(advisory);
        }
    }
}

package dev.refit.packaging.job.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a jar whose bytes depend on its content alone: entries are sorted by name and have one fixed time. */
final class ReproducibleJar {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final int MAX_LINE = 72;
    /** The first day that a zip can represent in every time zone. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final SortedMap<String, byte[]> entries = new TreeMap<>();

    void add(String name, byte[] content) {
        entries.put(name, content);
    }

    void write(Path jar, Map<String, String> manifest) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
            entry(zip, MANIFEST, manifest(manifest));
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                entry(zip, entry.getKey(), entry.getValue());
            }
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** Writes the manifest without java.util.jar.Manifest, whose attributes have the order of a hash table. */
    private static byte[] manifest(Map<String, String> attributes) {
        StringBuilder text = new StringBuilder("Manifest-Version: 1.0\r\n");
        new TreeMap<>(attributes).forEach((name, value) -> {
            String line = name + ": " + value;
            int room = MAX_LINE;
            while (line.length() > room) {
                text.append(line, 0, room).append("\r\n ");
                line = line.substring(room);
                room = MAX_LINE - 1;
            }
            text.append(line).append("\r\n");
        });
        return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}

package dev.refit.packaging.job.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanonicalModelTest {
    private static final String INI =
            "[info]\nalgo = gbm\nuuid = 12\ntimestamp = 2013-03-01\nn_trees = 2\n\n[columns]\na\n";

    @TempDir
    Path temp;

    @Test
    void theOccasionTheDetailsAndTheOrderOfEntriesAreNoPartOfAModel() throws Exception {
        Map<String, String> turned = new LinkedHashMap<>();
        turned.put("trees/t00_000.bin", "tree");
        turned.put("experimental/modelDetails.json", "{\"other\": 1}");
        turned.put("domains/d000.txt", "UA\n");
        turned.put("model.ini", INI.replace("uuid = 12", "uuid = 13").replace("2013", "2014"));

        assertThat(CanonicalModel.digest(zip("one", entries()))).isEqualTo(CanonicalModel.digest(zip("two", turned)));
    }

    @Test
    void allElseIs() throws Exception {
        String digest = CanonicalModel.digest(zip("one", entries()));

        entries().keySet().stream()
                .filter(name -> !name.startsWith("experimental"))
                .forEach(name -> {
                    Map<String, String> changed = entries();
                    changed.put(name, changed.get(name) + "more");
                    assertThat(digest(name.replace('/', '-'), changed)).as(name).isNotEqualTo(digest);
                });
        Map<String, String> renamed = entries();
        renamed.put("trees/t00_001.bin", renamed.remove("trees/t00_000.bin"));
        assertThat(digest("renamed", renamed)).isNotEqualTo(digest);
    }

    @Test
    void aShellComputesTheSame() throws Exception {
        Path folder = temp.resolve("unpacked");
        for (Map.Entry<String, String> entry : entries().entrySet()) {
            Path file = folder.resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, entry.getValue());
        }

        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        """
                        sed -i '/^timestamp = /d;/^uuid = /d' model.ini
                        find . -type f ! -path ./experimental/modelDetails.json | LC_ALL=C sort | xargs sha256sum | sha256sum
                        """)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).isZero();
        assertThat(said).startsWith(CanonicalModel.digest(zip("one", entries())));
    }

    private static Map<String, String> entries() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("model.ini", INI);
        entries.put("domains/d000.txt", "UA\n");
        entries.put("trees/t00_000.bin", "tree");
        entries.put("experimental/modelDetails.json", "{}");
        return entries;
    }

    private String digest(String name, Map<String, String> entries) {
        try {
            return CanonicalModel.digest(zip(name, entries));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private byte[] zip(String name, Map<String, String> entries) throws IOException {
        Path file = temp.resolve(name + ".zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return Files.readAllBytes(file);
    }
}

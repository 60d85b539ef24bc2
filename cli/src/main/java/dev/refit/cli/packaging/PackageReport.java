package dev.refit.cli.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.screen.Screen;
import dev.refit.events.RefitJson;
import dev.refit.events.release.Release;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipFile;

/**
 * What came of packaging a model.
 *
 * @param jar where it was published; null when it was not
 * @param out where the files were left; null when they were not
 * @param proof the account that the library carries
 */
record PackageReport(Release release, String upload, URI jar, Path out, JsonNode proof) {
    private static final String PROOF = "META-INF/refit/proof.json";

    static PackageReport of(Release release, String upload, URI jar, Path out) throws IOException {
        Path library = Path.of(release.files().get("jar").uri());
        try (ZipFile zip = new ZipFile(library.toFile())) {
            JsonNode proof = RefitJson.mapper().readTree(zip.getInputStream(zip.getEntry(PROOF)));
            return new PackageReport(release, upload, jar, out == null ? null : out.toAbsolutePath(), proof);
        }
    }

    void tell(Screen screen) {
        screen.answer(json());
        screen.say("Packaged " + release.coordinates() + ", proven on " + release.examples() + " rows.");
        note(
                screen,
                "inputsWithoutColumn",
                "The examples have no column of these inputs, which are missing in all rows: ");
        note(screen, "columnsNotRead", "The model does not read these columns of the examples: ");
        note(screen, "rowsWithUnknownText", "Rows with texts that the model does not know: ");
        if (out != null) {
            screen.say("Its files are in " + out + ".");
        }
        screen.say(jar == null ? "Nothing was published." : "Published as " + jar + ".");
    }

    private void note(Screen screen, String field, String words) {
        JsonNode value = proof.path(field);
        if (!value.isEmpty()) {
            String text = value.toString().replaceAll("[\"\\[\\]{}]", "");
            screen.say(words + text.replace(",", ", ").replace(":", ": ") + ".");
        }
    }

    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("coordinates", release.coordinates());
        json.put("upload", upload);
        json.put("jar", jar);
        json.put("out", out == null ? null : out.toString());
        json.put(
                "files",
                release.files().values().stream()
                        .map(file -> Path.of(file.uri()).getFileName().toString())
                        .toList());
        json.put("proof", proof);
        return json;
    }
}

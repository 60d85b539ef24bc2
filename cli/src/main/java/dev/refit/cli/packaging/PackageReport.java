package dev.refit.cli.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.packaging.MavenRepository.Published;
import dev.refit.cli.screen.Screen;
import dev.refit.events.RefitJson;
import dev.refit.events.release.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/**
 * What came of packaging a model.
 *
 * @param published where it was published and with which signature; null when it was not
 * @param wanted the key that it was to be signed with; null for none
 * @param out where the files were left; null when they were not
 * @param proof the account that the library carries
 */
record PackageReport(Release release, String upload, Published published, String wanted, Path out, JsonNode proof) {
    private static final String PROOF = "META-INF/refit/proof.json";

    static PackageReport of(Release release, String upload, Published published, String wanted, Path out)
            throws IOException {
        Path library = Path.of(release.files().get("jar").uri());
        try (ZipFile zip = new ZipFile(library.toFile())) {
            JsonNode proof = RefitJson.mapper().readTree(zip.getInputStream(zip.getEntry(PROOF)));
            return new PackageReport(
                    release, upload, published, wanted, out == null ? null : out.toAbsolutePath(), proof);
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
        note(
                screen,
                "rowsWithTextKnownWithoutBlanks",
                "Of those, texts that it knows without the blanks around them: ");
        note(
                screen,
                "rowsWithResponseThatIsNoClass",
                "Rows whose response is no class of the model, left out of all figures: ");
        note(screen, "leftOut", "H2O computes these for the model, and the library does not: ");
        if (out != null) {
            screen.say("Its files are in " + out + ".");
        }
        screen.say(published == null ? "Nothing was published." : "Published as " + published.jar() + ".");
        if (published != null) {
            screen.say(signature());
        }
    }

    private String signature() {
        if (published.keyId() != null) {
            return "Signed with the key " + published.keyId() + ".";
        }
        return wanted == null
                ? "It is not signed: the home has no key."
                : "It stands with a signature that is not of the key " + wanted
                        + ": it was signed with an earlier key, or is worthless.";
    }

    private void note(Screen screen, String field, String words) {
        JsonNode value = proof.path(field);
        if (!value.isEmpty()) {
            screen.say(words + names(value) + ".");
        }
    }

    /** Lists the texts of an array, or the names of an object with their values. JSON quotes what is no plain word. */
    private static String names(JsonNode value) {
        List<String> names = new ArrayList<>();
        if (value.isObject()) {
            value.properties().forEach(field -> names.add(name(field.getKey()) + ": " + field.getValue()));
        } else {
            value.forEach(name -> names.add(name(name.asText())));
        }
        return String.join(", ", names);
    }

    private static String name(String text) {
        return text.matches("[\\p{L}\\p{N}_.\\- ]+") ? text : RefitJson.write(text);
    }

    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("coordinates", release.coordinates());
        json.put("upload", upload);
        json.put("jar", published == null ? null : published.jar());
        json.put("signedWith", published == null ? null : published.keyId());
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

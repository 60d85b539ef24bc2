package dev.refit.system.fault.workload;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request says, as far as it matters here, and what the folder says in which it lies: {@code
 * runs/F/R/<stage>/[tN/]<attempt>-<execution>/}.
 */
record TinyRequest(Path folder, String kind, String run, String partition, String version, String name) {

    static TinyRequest read(URI uri) throws IOException {
        Path file = Path.of(uri);
        Path folder = file.getParent();
        String json = Files.readString(file);
        Path outer = folder.getParent();
        boolean trial = outer.getFileName().toString().matches("t\\d+");
        Path stage = trial ? outer.getParent() : outer;
        String run = stage.getParent().getFileName().toString();
        String execution = folder.getFileName().toString();
        String attempt = execution.substring(0, execution.indexOf('-'));
        String name = run + "-" + stage.getFileName() + (trial ? "-" + outer.getFileName() : "") + "-a" + attempt;
        return new TinyRequest(
                folder, value(json, "kind"), run, value(json, "partition"), value(json, "version"), name);
    }

    private static String value(String json, String key) {
        Matcher found = Pattern.compile('"' + key + "\" ?: ?\"([^\"]*)\"").matcher(json);
        return found.find() ? found.group(1) : "";
    }
}

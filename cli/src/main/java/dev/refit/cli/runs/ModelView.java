package dev.refit.cli.runs;

import dev.refit.events.RunEvent.ModelPromoted;
import java.nio.file.Path;

/**
 * The library that a run released.
 *
 * @param coordinates {@code groupId:artifactId:version}
 * @param path of its jar; its URI when it is not on this machine
 * @param metric the key of its metric on the holdout
 */
public record ModelView(String coordinates, String path, String metric, double value) {
    static ModelView of(ModelPromoted promoted) {
        boolean local = "file".equals(promoted.jar().getScheme());
        String path =
                local ? Path.of(promoted.jar()).toString() : promoted.jar().toString();
        return new ModelView(promoted.coordinates(), path, promoted.metric(), promoted.value());
    }

    /** The last part of the coordinates. */
    public String version() {
        return coordinates.substring(coordinates.lastIndexOf(':') + 1);
    }
}

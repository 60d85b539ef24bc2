package dev.refit.run.fold;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.RunEvent.LibraryPublic;
import dev.refit.events.RunEvent.ModelPromoted;
import java.net.URI;
import java.nio.file.Path;

/**
 * The library that a run released.
 *
 * @param coordinates {@code groupId:artifactId:version}
 * @param path of its jar; the jar's URI when it is not on this machine
 * @param metric the key of its metric on the holdout; null where no metric is known
 * @param value of that metric
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelView(String coordinates, String path, String metric, Double value) {
    static ModelView of(LibraryPublic library) {
        URI jar = library.jar();
        String path = "file".equals(jar.getScheme()) ? Path.of(jar).toString() : jar.toString();
        return library instanceof ModelPromoted promoted
                ? new ModelView(library.coordinates(), path, promoted.metric(), promoted.value())
                : new ModelView(library.coordinates(), path, null, null);
    }

    /** The last part of the coordinates. */
    public String version() {
        return coordinates.substring(coordinates.lastIndexOf(':') + 1);
    }
}

package dev.refit.images;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two layers: what others wrote, which changes with a version number, and on top what Refit's own build made, which is
 * small. Files have no time of their own, so that the same build makes the same layers.
 */
final class ImageLayers {
    /** Of Refit's own artifacts, as the build names their files; generated code of a service has other names. */
    private final String version;

    private final Path checkout;

    ImageLayers(Path checkout, String version) {
        this.checkout = checkout;
        this.version = version;
    }

    /** @throws IOException when a folder is not there, because nothing has been built */
    List<FileEntriesLayer> of(ImageSpec image) throws IOException {
        FileEntriesLayer.Builder libraries = FileEntriesLayer.builder().setName("libraries");
        FileEntriesLayer.Builder own = FileEntriesLayer.builder().setName("refit");
        for (ImageSpec.Content content : image.content()) {
            Path folder = checkout.resolve(content.folder());
            AbsoluteUnixPath target = AbsoluteUnixPath.get(content.target());
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    String relative = folder.relativize(file).toString().replace('\\', '/');
                    (isLibrary(relative) ? libraries : own).addEntry(file, target.resolve(relative));
                }
            }
        }
        return List.of(libraries.build(), own.build());
    }

    private boolean isLibrary(String file) {
        return file.endsWith(".jar") && !file.endsWith("-" + version + ".jar") && !file.startsWith("quarkus");
    }
}

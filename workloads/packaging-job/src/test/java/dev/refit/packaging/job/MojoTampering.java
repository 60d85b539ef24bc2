package dev.refit.packaging.job;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Makes MOJOs that load but are not what was trained. */
public final class MojoTampering {
    private MojoTampering() {}

    /** A copy whose first tree is its second: the zip is sound, the model is another. */
    public static Path otherTrees(Path mojo, Path copy) throws IOException {
        try (ZipFile original = new ZipFile(mojo.toFile());
                OutputStream out = Files.newOutputStream(copy);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry : Collections.list(original.entries())) {
                String source = entry.getName().replace("t00_000", "t00_001");
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(original.getInputStream(original.getEntry(source)).readAllBytes());
                zip.closeEntry();
            }
        }
        return copy;
    }
}

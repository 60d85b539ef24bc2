package dev.refit.champion.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** What a signed jar was built for. A signature names files, and their names tell no group. */
final class LibraryJar {
    private LibraryJar() {}

    static void requireBuiltFor(Artifact artifact, Path jar, Object name) throws IOException {
        String pom = "META-INF/maven/" + artifact.groupId() + "/" + artifact.artifactId() + "/pom.xml";
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            if (zip.getEntry(pom) == null) {
                throw new UnreadableException(
                        name + " is signed, but of other coordinates than " + artifact + ": it has no " + pom);
            }
        }
    }
}

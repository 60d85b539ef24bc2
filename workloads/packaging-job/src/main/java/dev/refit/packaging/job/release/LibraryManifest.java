package dev.refit.packaging.job.release;

import dev.refit.packaging.job.escape.ManifestText;
import dev.refit.packaging.job.library.JavaNames;
import dev.refit.packaging.job.library.Library;
import java.util.Map;
import java.util.TreeMap;

/** The attributes of the manifest of every jar of a release. */
final class LibraryManifest {
    private LibraryManifest() {}

    /** Returns the attributes of the executable jar. */
    static Map<String, String> executable(Library library) {
        Map<String, String> attributes = of(library);
        attributes.put("Main-Class", library.model().canonicalName());
        return attributes;
    }

    static Map<String, String> of(Library library) {
        return of(library, library.artifactId());
    }

    /** @param artifactId the id of one of the artifacts of the release */
    static Map<String, String> of(Library library, String artifactId) {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("Automatic-Module-Name", moduleName(library, artifactId));
        attributes.put("Implementation-Title", artifactId);
        attributes.put("Implementation-Vendor-Id", library.groupId());
        attributes.put("Implementation-Version", library.version());
        library.origin().manifest().forEach((name, value) -> attributes.put(name, ManifestText.of(value)));
        return attributes;
    }

    private static String moduleName(Library library, String artifactId) {
        return library.packageName() + "."
                + new JavaNames(java.util.List.of()).member(artifactId).toLowerCase(java.util.Locale.ROOT);
    }
}

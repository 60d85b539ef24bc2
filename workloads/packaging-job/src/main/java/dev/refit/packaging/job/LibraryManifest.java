package dev.refit.packaging.job;

import java.util.Map;
import java.util.TreeMap;

/** The attributes of the manifest of every jar of a release. */
final class LibraryManifest {
    private LibraryManifest() {}

    /** Of the jar that is a command. */
    static Map<String, String> executable(Library library) {
        Map<String, String> attributes = of(library);
        attributes.put("Main-Class", library.model().canonicalName());
        return attributes;
    }

    static Map<String, String> of(Library library) {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("Automatic-Module-Name", moduleName(library));
        attributes.put("Implementation-Title", library.artifactId());
        attributes.put("Implementation-Vendor-Id", library.groupId());
        attributes.put("Implementation-Version", library.version());
        attributes.putAll(library.origin().manifest());
        return attributes;
    }

    private static String moduleName(Library library) {
        return library.packageName() + "."
                + new JavaNames(java.util.List.of())
                        .member(library.artifactId())
                        .toLowerCase(java.util.Locale.ROOT);
    }
}

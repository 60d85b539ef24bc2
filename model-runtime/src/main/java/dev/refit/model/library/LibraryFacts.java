package dev.refit.model.library;

import java.util.Set;

/**
 * Facts about a library that are compiled into it. Resources have the names by which {@link Class#getResourceAsStream} of
 * the model class finds them. Digests are SHA-256.
 *
 * @param coordinates {@code groupId:artifactId:version}
 * @param run the id of the run or upload that made the library
 * @param times the names of the inputs that are times; the model reads the milliseconds since 1970, in UTC
 * @param java {@code java.vm.name} and {@code java.runtime.version} of the JVM that released the library
 */
public record LibraryFacts(
        String coordinates,
        String run,
        String java,
        Resource mojo,
        Resource examples,
        Resource provenance,
        InputPolicies policies,
        InputRanges ranges,
        Set<String> times) {

    public LibraryFacts {
        times = Set.copyOf(times);
    }

    /** A file of the jar. */
    public record Resource(String name, String sha256) {}

    /** Returns the value of {@link #java} for this JVM. */
    public static String thisJava() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version");
    }
}

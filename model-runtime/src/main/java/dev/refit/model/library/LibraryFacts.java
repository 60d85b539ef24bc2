package dev.refit.model.library;

/**
 * What was compiled into a library about itself. Resources are named as {@link Class#getResourceAsStream} finds them from
 * the model's class; digests are SHA-256.
 *
 * @param coordinates {@code groupId:artifactId:version}
 * @param run the run that made it
 * @param java {@code java.vm.name} and {@code java.runtime.version} of the machine that released it
 */
public record LibraryFacts(
        String coordinates,
        String run,
        String java,
        Resource mojo,
        Resource examples,
        Resource provenance,
        InputPolicies policies,
        InputRanges ranges) {

    /** A file of the jar. */
    public record Resource(String name, String sha256) {}

    /** What {@link #java} is of this machine. */
    public static String thisJava() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version");
    }
}

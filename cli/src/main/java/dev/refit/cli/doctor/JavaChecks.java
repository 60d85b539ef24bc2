package dev.refit.cli.doctor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What Refit is built and run with. */
final class JavaChecks {
    private static final int JAVA = 17;

    private final String path;

    /** @param path the folders to look for programs in, as in the environment variable */
    JavaChecks(String path) {
        this.path = path;
    }

    List<Finding> run() {
        return List.of(java(Runtime.version().feature()), jdk(), maven());
    }

    static Finding java(int feature) {
        String found = "Java " + feature + " in " + System.getProperty("java.home");
        if (feature > JAVA) {
            return Finding.failed("java", found, "H2O trains with Java 17 and none newer: set JAVA_HOME to a JDK 17.");
        }
        return feature == JAVA
                ? Finding.ok("java", found)
                : Finding.failed("java", found, "Refit needs Java 17: install a JDK 17 and set JAVA_HOME to it.");
    }

    private static Finding jdk() {
        boolean compiler = ModuleLayer.boot().findModule("jdk.compiler").isPresent();
        return compiler
                ? Finding.ok("jdk", "with a compiler")
                : Finding.failed(
                        "jdk",
                        "a runtime without a compiler",
                        "Packaging compiles libraries: install a JDK 17, such as openjdk-17-jdk-headless.");
    }

    private Finding maven() {
        Optional<Path> mvn = Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "mvn"))
                .filter(Files::isExecutable)
                .findFirst();
        return mvn.map(found -> Finding.ok("maven", found.toString()))
                .orElseGet(() -> Finding.warning(
                        "maven", "no mvn on the PATH", "Refit is built with Maven 3.8.6 or newer: install it."));
    }
}

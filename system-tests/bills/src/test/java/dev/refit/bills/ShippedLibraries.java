package dev.refit.bills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The jars of a process that come from a Maven repository, by what they are; Refit's own are left out. */
final class ShippedLibraries {
    private static final String REPOSITORY = "~/";
    private static final String OWN = "~/dev/refit/";

    private final Path module;
    private final ShippedProcess process;

    private ShippedLibraries(Path checkout, ShippedProcess process) {
        this.module = checkout.resolve(process.module());
        this.process = process;
    }

    /**
     * Reads the folders of a built process. The module's {@code target/class-path.txt} tells which library a jar is.
     *
     * @return the libraries in the order of their package URLs, each with its jar
     * @throws IllegalStateException if the process is not built, or ships a jar that is on no class path of its module
     */
    static Map<Coordinates, Path> of(Path checkout, ShippedProcess process) throws IOException {
        return new ShippedLibraries(checkout, process).read();
    }

    private Map<Coordinates, Path> read() throws IOException {
        Map<String, Coordinates> known = known();
        Set<String> own = own();
        Map<Coordinates, Path> libraries = new TreeMap<>(Comparator.comparing(Coordinates::purl));
        for (String folder : process.folders()) {
            Path there = module.resolve(folder);
            if (!Files.isDirectory(there)) {
                throw new IllegalStateException(there + " is missing: build " + process.name() + " first");
            }
            try (Stream<Path> jars = Files.list(there)) {
                for (Path jar :
                        jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                    String name = jar.getFileName().toString();
                    Coordinates library = known.get(name);
                    if (library != null) {
                        libraries.put(library, jar);
                    } else if (!own.contains(name) && !name.startsWith(process.name() + "-")) {
                        throw new IllegalStateException(jar + " is on no class path of " + process.module()
                                + ": it stayed behind of an earlier build; mvn clean removes it");
                    }
                }
            }
        }
        return libraries;
    }

    private Map<String, Coordinates> known() throws IOException {
        Map<String, Coordinates> known = new HashMap<>();
        for (String entry : classPath()) {
            if (entry.startsWith(REPOSITORY) && !entry.startsWith(OWN)) {
                Coordinates library = Coordinates.ofPath(entry.substring(REPOSITORY.length()));
                known.put(library.fileName(), library);
                // Quarkus puts the group before the name.
                known.put(library.group() + "." + library.fileName(), library);
            }
        }
        return known;
    }

    /** What Refit's other modules are called: they lie in their own folders or, when one module is built, in the repository. */
    private Set<String> own() throws IOException {
        Set<String> own = new HashSet<>();
        for (String entry : classPath()) {
            if (!entry.startsWith(REPOSITORY) || entry.startsWith(OWN)) {
                String name = entry.substring(entry.lastIndexOf('/') + 1);
                own.add(name);
                own.add("dev.refit." + name);
            }
        }
        return own;
    }

    private List<String> classPath() throws IOException {
        Path file = module.resolve("target/class-path.txt");
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(file + " is missing: build " + process.name() + " first");
        }
        return List.of(Files.readString(file).strip().split(":", -1));
    }
}

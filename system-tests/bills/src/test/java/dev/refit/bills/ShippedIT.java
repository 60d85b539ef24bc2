package dev.refit.bills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;

/** Writes the bill of each process to {@code target/bills} and, where there are advisories, holds it against them. */
class ShippedIT {
    private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path BILLS = Path.of("target/bills");
    private static final Path ACCEPTED = Path.of("accepted-advisories.txt");
    private static final String DATABASE = "REFIT_ADVISORIES";

    @Test
    void eachProcessHasABillOfAllThatItShips() throws Exception {
        for (Map.Entry<String, Map<Coordinates, Path>> process : shipped().entrySet()) {
            String bill = Bill.json(process.getKey(), System.getProperty("refit.version"), process.getValue());
            Path file = Files.createDirectories(BILLS).resolve(process.getKey() + ".cdx.json");
            Files.writeString(file, bill);

            assertThat(new JsonParser().validate(file.toFile())).isEmpty();
            assertThat(process.getValue()).as(process.getKey()).hasSizeGreaterThan(20);
        }
    }

    @Test
    void noKnownFaultIsShippedUnnoticed() throws IOException {
        Optional<Path> folder = Optional.ofNullable(System.getenv(DATABASE)).map(Path::of);
        if (folder.isEmpty()) {
            System.out.println(
                    "No advisories here (" + DATABASE + "): what is shipped was not held against known faults.");
            return;
        }
        AdvisoryDatabase database = AdvisoryDatabase.of(folder.get());
        AcceptedAdvisories accepted = AcceptedAdvisories.of(ACCEPTED);

        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, Map<Coordinates, Path>> process : shipped().entrySet()) {
            database.concerning(process.getValue().keySet()).forEach((library, advisories) -> advisories.stream()
                    .filter(advisory -> !accepted.accepts(advisory, library))
                    .forEach(advisory -> faults.add(process.getKey() + " ships " + library.purl() + ": " + advisory.id()
                            + ", " + advisory.summary())));
        }

        assertThat(faults)
                .as("upgrade or exclude the library, or give the reason why it stays in " + ACCEPTED)
                .isEmpty();
    }

    @Test
    void whatIsAcceptedIsStillShipped() throws IOException {
        Set<String> libraries = new TreeSet<>();
        shipped().values().forEach(process -> process.keySet().forEach(library -> libraries.add(library.name())));

        assertThat(AcceptedAdvisories.of(ACCEPTED).reasons().keySet())
                .allSatisfy(key -> assertThat(libraries).contains(key.substring(key.indexOf(' ') + 1)));
    }

    private static Map<String, Map<Coordinates, Path>> shipped() throws IOException {
        Map<String, Map<Coordinates, Path>> shipped = new TreeMap<>();
        for (ShippedProcess process : ShippedProcess.ALL) {
            shipped.put(process.name(), ShippedLibraries.of(CHECKOUT, process));
        }
        return shipped;
    }
}

package dev.refit.events.schema;

import dev.refit.events.golden.Golden;
import dev.refit.events.golden.Goldens;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/**
 * Writes the examples and the schemas anew, after a change that is meant: {@code mvn test -pl events-schema
 * -Dtest=RewriteFiles}. No test by name, so no build runs it.
 */
class RewriteFiles {

    @Test
    void examples() throws IOException {
        for (Golden golden : Goldens.all().toList()) {
            golden.update();
        }
    }

    @Test
    void schemas() throws IOException {
        EventSchemas schemas = new EventSchemas();
        Files.createDirectories(EventSchemas.FOLDER);
        for (String name : EventSchemas.types().keySet()) {
            Files.writeString(EventSchemas.file(name), schemas.of(name));
        }
    }
}

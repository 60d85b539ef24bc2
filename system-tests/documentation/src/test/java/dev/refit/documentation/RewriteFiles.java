package dev.refit.documentation;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Writes the generated pages anew. Its name is no test's, so no build runs it. */
class RewriteFiles {

    @Test
    void settings() throws IOException {
        Files.writeString(SettingsReference.FILE, SettingsReference.markdown());
    }
}

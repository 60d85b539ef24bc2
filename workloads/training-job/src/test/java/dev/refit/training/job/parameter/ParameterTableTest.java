package dev.refit.training.job.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.definition.engine.h2o.ParameterRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** With {@code -Drefit.golden.write=true} the table is written anew, as after an update of H2O. */
class ParameterTableTest {
    private static final Path TABLE = Path.of(
            "../../events-schema/src/main/resources/dev/refit/events/definition/engine/h2o", ParameterRules.TABLE);

    @Test
    void the_table_of_parameters_is_that_of_h2o() throws IOException {
        if (Boolean.getBoolean("refit.golden.write")) {
            Files.createDirectories(TABLE.getParent());
            Files.writeString(TABLE, ParameterTable.json());
        }

        assertThat(Files.readString(TABLE)).isEqualTo(ParameterTable.json());
    }
}

package dev.refit.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.system.command.RefitCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** What somebody trains with H2O without Refit: shells whose species follows from their width, more or less. */
final class Shells {
    private Shells() {}

    static Path table(Path csv) throws IOException {
        Random random = new Random(5);
        StringBuilder rows = new StringBuilder("width,colour,species\n");
        for (int i = 0; i < 200; i++) {
            double width = random.nextInt(100) / 10.0;
            rows.append(width)
                    .append(random.nextInt(3) == 0 ? ",red," : ",white,")
                    .append(width > 5 ? "large" : "small")
                    .append('\n');
        }
        return Files.writeString(csv, rows);
    }

    /** @param ignored the column that the model does not read, or {@code none} */
    static Path trained(Path table, String ignored, Path mojo) {
        RefitCommand.Answer answer = RefitCommand.process(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Xmx512m",
                "-cp",
                RefitCommand.CHECKOUT.resolve("workloads/training-job/target/lib") + "/*",
                RefitCommand.CHECKOUT
                        .resolve("system-tests/local/src/test/resources/elsewhere/Train.java")
                        .toString(),
                table.toString(),
                "species",
                ignored,
                mojo.toString(),
                mojo.resolveSibling("h2o-" + ignored).toString()));
        assertThat(mojo).as(answer.output()).isRegularFile();
        return mojo;
    }
}

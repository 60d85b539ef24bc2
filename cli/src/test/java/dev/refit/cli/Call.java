package dev.refit.cli;

import dev.refit.cli.screen.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/** A call of the command in this process, as from a script: no terminal. */
public record Call(int exitCode, String out, String err) {

    public static Call of(Path home, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Screen screen = new Screen(new PrintWriter(out, true), new PrintWriter(err, true), false, false);
        int exitCode = Refit.run(
                screen, Map.of("REFIT_HOME", home.toString()), Path.of("..").toAbsolutePath(), args);
        return new Call(exitCode, out.toString(), err.toString());
    }
}

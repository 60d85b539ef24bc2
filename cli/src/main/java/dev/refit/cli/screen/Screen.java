package dev.refit.cli.screen;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.refit.events.RefitJson;
import java.io.PrintWriter;

/** Where the command writes. Text goes to the standard output unless JSON was asked for, errors to the standard error. */
public final class Screen {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;
    private final boolean colors;
    private boolean json;

    public Screen(PrintWriter out, PrintWriter err, boolean terminal, boolean colors) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.colors = terminal && colors;
    }

    public PrintWriter out() {
        return out;
    }

    public PrintWriter err() {
        return err;
    }

    public void json(boolean wanted) {
        this.json = wanted;
    }

    public boolean isJson() {
        return json;
    }

    /** Whether somebody watches, so that bars may move. */
    public boolean isTerminal() {
        return terminal && !json;
    }

    public boolean hasColors() {
        return colors;
    }

    /** Says a line to people; nothing when a program listens. */
    public void say(String line) {
        if (!json) {
            out.println(line);
            out.flush();
        }
    }

    /** Says a line to people even while a program reads the output. */
    public void note(String line) {
        err.println(line);
        err.flush();
    }

    /** Answers a program; nothing when people read. */
    public void answer(Object value) {
        if (json) {
            try {
                out.println(RefitJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value));
                out.flush();
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("not writable as JSON: " + value.getClass(), e);
            }
        }
    }

    /** Says a table to people. */
    public void say(Table table) {
        say(table.render());
    }

    /** What was asked for itself, such as a script, whoever reads it. */
    public void print(String text) {
        out.println(text);
        out.flush();
    }
}

package dev.refit.cli.screen;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.refit.events.RefitJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Locale;

/** Where the command writes. Text goes to the standard output unless JSON was asked for, errors to the standard error. */
public final class Screen {
    private final PrintWriter out;
    private final PrintWriter err;
    private final BufferedReader in;
    private final boolean terminal;
    private final boolean colors;
    private boolean json;

    public Screen(PrintWriter out, PrintWriter err, boolean terminal, boolean colors) {
        this(out, err, new InputStreamReader(System.in, Charset.defaultCharset()), terminal, colors);
    }

    public Screen(PrintWriter out, PrintWriter err, Reader in, boolean terminal, boolean colors) {
        this.in = new BufferedReader(in);
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

    /** Asks who watches a terminal; whatever is not a yes is a no. */
    public boolean agrees(String question) {
        out.print(question + " [y/N] ");
        out.flush();
        try {
            String answer = in.readLine();
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the answer", e);
        }
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

package dev.refit.events.definition.trigger;

import dev.refit.events.checks.Checks;

/** How many periods a run reads, the newest and those before it: a number from 1 to {@value #MAX}, or {@code all}. */
public final class Window {
    /** Stands for as many periods as there are. */
    public static final int ALL = Integer.MAX_VALUE;

    /** The most periods that a number names: each is an input of the run. */
    public static final int MAX = 120;

    public static final String EXPECTED = "1 to " + MAX + ", or all";

    private Window() {}

    /** @throws IllegalArgumentException when the text is no window */
    public static int periods(String text) {
        if ("all".equals(text)) {
            return ALL;
        }
        if (text == null || !text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > MAX) {
            throw Checks.invalid("window", text, EXPECTED);
        }
        return Integer.parseInt(text);
    }
}

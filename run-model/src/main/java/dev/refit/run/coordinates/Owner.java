package dev.refit.run.coordinates;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.refit.events.checks.Checks;
import dev.refit.events.definition.RefitDefinition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who owns coordinates. In records and requests it is one text, {@code refit flight-delay} or {@code uploads}. Other kinds
 * are readable, so that a later release may tell uploaders apart.
 *
 * @param kind one word, such as {@code refit}
 * @param name empty for a kind that has one owner only
 */
public record Owner(String kind, String name) {
    private static final String REFIT = "refit";
    private static final Pattern FORM = Pattern.compile("([a-z]{1,32})(?: (\\S{1,200}))?");

    /** All who upload models: they show one token, so they are one owner. */
    public static final Owner UPLOADS = new Owner("uploads", "");

    public Owner {
        Checks.text("kind", kind);
        Checks.present("name", name);
        if (kind.equals(REFIT)) {
            Checks.name("owner", name, RefitDefinition.MAX_NAME);
        }
    }

    /** The owner that a definition is, under its name: it stays the same when the definition changes or is deleted. */
    public static Owner refit(String name) {
        return new Owner(REFIT, name);
    }

    /** @throws IllegalArgumentException when the text names no owner */
    @JsonCreator
    public static Owner parse(String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            throw Checks.invalid("owner", text, "'uploads', or 'refit' and the name of a definition");
        }
        return new Owner(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
    }

    @Override
    @JsonValue
    public String toString() {
        return name.isEmpty() ? kind : kind + " " + name;
    }
}

package dev.refit.events.definition.engine;

import dev.refit.events.checks.Checks;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of memory as definitions write them: a whole number and {@code m} or {@code g} (binary: 1g is 1024m). */
public final class MemorySize {
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,5})([mg])");

    private MemorySize() {}

    /** The amount in mebibytes. */
    public static int mebibytes(String size) {
        Matcher matcher = SIZE.matcher(checked("memory", size));
        if (!matcher.matches()) {
            throw new IllegalStateException(size);
        }
        int amount = Integer.parseInt(matcher.group(1));
        return matcher.group(2).equals("g") ? Math.multiplyExact(amount, 1024) : amount;
    }

    /** The size itself. Refuses anything that is not a size. */
    public static String checked(String field, String size) {
        if (size == null || !SIZE.matcher(size).matches()) {
            throw Checks.invalid(field, size, "a whole number with m or g, such as 512m or 2g");
        }
        return size;
    }
}

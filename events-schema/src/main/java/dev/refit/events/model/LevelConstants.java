package dev.refit.events.model;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the levels of a categorical input are called where a library makes an enum of them. Part of what its consumers
 * depend on: versions follow from it, so the same levels have the same constants in every release of Refit.
 */
public final class LevelConstants {
    /** More are no enum: compilers give up at about 2,400, and nobody picks from so many. */
    public static final int MOST = 1000;
    /** The longest level, in UTF-16 units; one that is longer keeps its input from being an enum. */
    public static final int LONGEST = 1000;
    /** What stands for every text that is no level. */
    public static final String UNSEEN = "UNSEEN";
    /** The type of such an input in a {@link ModelSchema}. */
    public static final String TYPE = "enum";

    private static final int LONGEST_NAME = 60;
    private static final Pattern NEGATIVE = Pattern.compile("-\\.?\\p{Nd}");

    private LevelConstants() {}

    /** A constant for each level, in their order; empty when there are too many or too long ones. */
    public static Optional<List<String>> of(List<String> levels) {
        if (levels.size() > MOST || levels.stream().anyMatch(level -> level.length() > LONGEST)) {
            return Optional.empty();
        }
        Set<String> given = new HashSet<>(Set.of(UNSEEN));
        List<String> constants = new ArrayList<>();
        for (String level : levels) {
            String name = name(level);
            String constant = name;
            for (int n = 2; !given.add(constant); n++) {
                constant = name + "_" + n;
            }
            constants.add(constant);
        }
        return Optional.of(constants);
    }

    /** The words of a level in capitals; symbols by their names, punctuation only where there is nothing else. */
    private static String name(String level) {
        if (level.isEmpty()) {
            return "EMPTY";
        }
        String composed = Normalizer.normalize(level, Normalizer.Form.NFC);
        boolean wordless = composed.codePoints().noneMatch(Character::isLetterOrDigit);
        StringBuilder words = new StringBuilder(NEGATIVE.matcher(composed).lookingAt() ? "MINUS_" : "");
        composed.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                words.appendCodePoint(c);
            } else if (wordless || isSymbol(c)) {
                words.append('_').append(spelt(c)).append('_');
            } else {
                words.append('_');
            }
        });
        String name = words.toString().toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]+", "_");
        name = cut(name.startsWith("_") ? name.substring(1) : name).replaceAll("_$", "");
        return Character.isJavaIdentifierStart(name.codePointAt(0)) ? name : "_" + name;
    }

    private static boolean isSymbol(int c) {
        return switch (Character.getType(c)) {
            case Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL, Character.OTHER_SYMBOL -> true;
            default -> false;
        };
    }

    private static String spelt(int c) {
        String name = Character.getName(c);
        return name == null ? "U" + Integer.toHexString(c) : name;
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }
}

package dev.refit.packaging.job.library;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Turns arbitrary names into Java names, each only once: a name that is taken gets a number. */
public final class JavaNames {
    private static final int LONGEST_TYPE = 40;

    private final Set<String> given;

    public JavaNames(Collection<String> taken) {
        this.given = new HashSet<>(taken);
    }

    /** {@code dep_delay} becomes {@code depDelay}, {@code class} becomes {@code class_}. */
    public String member(String text) {
        String camel = upperCamel(text);
        String name = camel.isEmpty() ? "column" : lowerFirst(camel);
        if (!Character.isJavaIdentifierStart(name.codePointAt(0))) {
            name = "_" + name;
        }
        return once(legal(name));
    }

    /** Joins a prefix and the words of a text, such as {@code probabilityOfLate}. */
    public String member(String prefix, String text) {
        String camel = upperCamel(text);
        return once(prefix + (camel.isEmpty() ? "Other" : camel));
    }

    /**
     * {@code dep_delay} becomes {@code DepDelay}. Names of types become names of files, so no two of them differ only in case,
     * and none is long. Use an instance either for types or for members.
     */
    String type(String text) {
        String camel = upperCamel(text);
        String name = camel.isEmpty() ? "Column" : camel.substring(0, cut(camel, LONGEST_TYPE));
        if (!Character.isJavaIdentifierStart(name.codePointAt(0))) {
            name = "_" + name;
        }
        String candidate = name;
        for (int n = 2; !given.add(candidate.toLowerCase(Locale.ROOT)); n++) {
            candidate = name + n;
        }
        return candidate;
    }

    /** Makes a package name whose segments are not keywords. */
    static String packageName(String groupId) {
        String[] segments = groupId.split("\\.");
        for (int i = 0; i < segments.length; i++) {
            segments[i] = legal(segments[i]);
        }
        return String.join(".", segments);
    }

    /** Joins the words of a text, each with a capital letter. The result is empty if the text has no letters and digits. */
    static String upperCamel(String text) {
        StringBuilder camel = new StringBuilder();
        for (String word : text.split("[^\\p{L}\\p{Nd}]+")) {
            if (!word.isEmpty()) {
                int first = Character.charCount(word.codePointAt(0));
                String rest = word.substring(first);
                boolean shouted = word.equals(word.toUpperCase(Locale.ROOT));
                camel.append(word.substring(0, first).toUpperCase(Locale.ROOT))
                        .append(shouted ? rest.toLowerCase(Locale.ROOT) : rest);
            }
        }
        return camel.toString();
    }

    private String once(String name) {
        String candidate = name;
        for (int n = 2; !given.add(candidate); n++) {
            candidate = name + n;
        }
        return candidate;
    }

    private static int cut(String text, int codePoints) {
        return text.codePointCount(0, text.length()) <= codePoints
                ? text.length()
                : text.offsetByCodePoints(0, codePoints);
    }

    private static String legal(String name) {
        return SourceVersion.isName(name, SourceVersion.RELEASE_17) ? name : name + "_";
    }

    private static String lowerFirst(String camel) {
        int first = Character.charCount(camel.codePointAt(0));
        return camel.substring(0, first).toLowerCase(Locale.ROOT) + camel.substring(first);
    }
}

package dev.refit.events.run;

import dev.refit.events.checks.Checks;
import dev.refit.events.checks.Digests;
import dev.refit.events.definition.RefitDefinition;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a run: {@code <refit>-<digest>}, at most {@value #MAX} characters, the form of a DNS-1035 label. The digest is
 * derived from what was requested, so equal requests have equal ids.
 *
 * <p>A digest has {@value #MAX_DIGEST} digits of five bits, 80 bits, and fewer where the refit's name is longer than 18
 * characters: the name of a workload takes 52 characters, of which a stage, a trial and an attempt need 17. A million runs
 * of one refit contain two of the same id with a probability of about 4 in 10^13 (80 bits), and of 1 in 2,250 for a refit
 * of 24 characters (50 bits). Two requests of the same id are told apart by {@link RunContext#isSameRequest}, and the later
 * one takes the {@link RunContext#withNextId next id}.
 *
 * <p>Ids of earlier releases end with ten hexadecimal digits (40 bits). Those are digits of this form as well, and parse.
 *
 * @param refit the name of the refit; of an uploaded model its artifact in the form of such a name
 * @param digest {@value #MIN_DIGEST} to {@value #MAX_DIGEST} lower-case letters and digits without i, l, o and u
 */
public record RunId(String refit, String digest) {
    /** The most characters of an id. */
    public static final int MAX = RefitDefinition.MAX_NAME + 11;

    private static final int MIN_DIGEST = 10;
    private static final int MAX_DIGEST = 16;
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final Pattern FORM = Pattern.compile("(?<refit>[a-z](?:[-a-z0-9]*[a-z0-9])?)-(?<digest>[" + DIGITS
            + "]{" + MIN_DIGEST + "," + MAX_DIGEST + "})");

    /** @throws IllegalArgumentException when the two make no id */
    public RunId {
        check(refit + "-" + digest);
    }

    /** @throws IllegalArgumentException when the text is no id, with the text and what was expected */
    public static RunId parse(String text) {
        Matcher matcher = check(text);
        return new RunId(matcher.group("refit"), matcher.group("digest"));
    }

    /** The id that a text holds; empty when it holds none. */
    public static Optional<RunId> find(String text) {
        return text != null && isId(text) ? Optional.of(parse(text)) : Optional.empty();
    }

    /** The name of a run's refit; the text itself when it is no id. */
    public static String refitOf(String text) {
        return find(text).map(RunId::refit).orElse(text);
    }

    /**
     * The id of a request.
     *
     * @param identity what distinguishes the request from all others of the refit
     * @param taken how many ids of this request other requests have taken already; normally 0
     */
    static RunId derive(String refit, String identity, int taken) {
        String hex = Digests.sha256(taken == 0 ? identity : identity + "#" + taken);
        int length = Math.min(MAX_DIGEST, MAX - 1 - refit.length());
        StringBuilder digest = new StringBuilder();
        for (int i = 0; i < length; i++) {
            digest.append(DIGITS.charAt(fiveBits(hex, i)));
        }
        return new RunId(refit, digest.toString());
    }

    @Override
    public String toString() {
        return refit + "-" + digest;
    }

    /** Twenty bits are four digits of five bits and five hexadecimal digits. */
    private static int fiveBits(String hex, int index) {
        int twenty = Integer.parseInt(hex.substring(index / 4 * 5, index / 4 * 5 + 5), 16);
        return twenty >> (15 - index % 4 * 5) & 31;
    }

    private static boolean isId(String text) {
        return text.length() <= MAX && FORM.matcher(text).matches();
    }

    private static Matcher check(String text) {
        Matcher matcher = FORM.matcher(text == null || text.length() > MAX ? "" : text);
        if (!matcher.matches()) {
            throw Checks.invalid(
                    "run", text, "a refit's name, '-' and " + MIN_DIGEST + " to " + MAX_DIGEST + " letters and digits");
        }
        return matcher;
    }
}

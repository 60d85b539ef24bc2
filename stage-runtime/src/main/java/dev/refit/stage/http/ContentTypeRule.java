package dev.refit.stage.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whatever changes something says so in a way that a page in a browser cannot without being asked first: by a type of
 * content that no form has, or by a header of its own.
 */
final class ContentTypeRule implements RequestRule {
    /** Any value will do. */
    static final String CLIENT = "Refit-Client";

    private static final int BAD_REQUEST = 400;
    private static final int UNSUPPORTED = 415;
    private static final String FILES = "multipart/form-data";
    private static final Set<String> OF_PAGES = Set.of("text/plain", "application/x-www-form-urlencoded");
    private static final String TOKEN_CHARACTERS = "!#$%&'*+-.^_`|~";

    @Override
    public Optional<Refusal> check(RequestHead request) {
        String header = request.headers().get("Content-Type");
        String type = header == null ? "" : type(header);
        if (header != null && !isType(type)) {
            return Optional.of(Refusal.of(
                    BAD_REQUEST, "Content-Type", header.isBlank() ? "nothing" : header, "such as application/json"));
        }
        if (!request.isChange()) {
            return Optional.empty();
        }
        if (OF_PAGES.contains(type)) {
            return Optional.of(Refusal.of(UNSUPPORTED, "Content-Type", header, "application/json"));
        }
        boolean own = request.headers().contains(CLIENT) || request.headers().contains("Authorization");
        return (type.isEmpty() || type.equals(FILES)) && !own
                ? Optional.of(Refusal.of(
                        UNSUPPORTED,
                        "Content-Type",
                        header == null ? "none" : header,
                        "application/json, or a header " + CLIENT + " of any value"))
                : Optional.empty();
    }

    private static String type(String header) {
        int end = header.indexOf(';');
        return (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isType(String type) {
        int slash = type.indexOf('/');
        return slash > 0
                && slash < type.length() - 1
                && isToken(type.substring(0, slash))
                && isToken(type.substring(slash + 1));
    }

    private static boolean isToken(String text) {
        return text.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c) || TOKEN_CHARACTERS.indexOf(c) >= 0);
    }
}

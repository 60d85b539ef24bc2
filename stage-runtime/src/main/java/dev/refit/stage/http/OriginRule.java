package dev.refit.stage.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Requests that a browser makes for a page of somebody else are refused. Other clients send no Origin. */
final class OriginRule implements RequestRule {
    private static final int FORBIDDEN = 403;
    private static final Set<String> FOREIGN_SITES = Set.of("cross-site", "same-site");

    private final Set<String> allowed;

    OriginRule(List<String> allowed) {
        this.allowed = allowed.stream().map(OriginRule::normal).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Refusal> check(RequestHead request) {
        String origin = request.headers().get("Origin");
        if (origin != null) {
            return isAllowed(request, normal(origin))
                    ? Optional.empty()
                    : Optional.of(Refusal.of(FORBIDDEN, "Origin", origin, "none, or one of refit.http.origins"));
        }
        // A browser leaves the Origin out of some requests, such as those for a picture.
        String site = request.headers().get("Sec-Fetch-Site");
        return site != null && FOREIGN_SITES.contains(normal(site)) && !request.isProbe()
                ? Optional.of(Refusal.of(FORBIDDEN, "Sec-Fetch-Site", site, "no request of a page elsewhere"))
                : Optional.empty();
    }

    private boolean isAllowed(RequestHead request, String origin) {
        String host = normal(request.headers().get("Host"));
        return allowed.contains(origin) || origin.equals("http://" + host) || origin.equals("https://" + host);
    }

    private static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}

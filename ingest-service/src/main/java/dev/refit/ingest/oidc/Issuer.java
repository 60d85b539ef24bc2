package dev.refit.ingest.oidc;

import dev.refit.stage.http.HttpSettings.OidcSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whose access tokens are taken.
 *
 * @param audience a token names one of these
 * @param roleClaims where a token holds roles
 */
record Issuer(URI uri, List<String> audience, List<String> roleClaims) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalStateException with everything that is missing or wrong */
    static Issuer of(OidcSettings settings) {
        List<String> problems = new ArrayList<>();
        URI uri = settings.issuer().orElse(null);
        if (uri == null || !isTrustworthy(uri)) {
            problems.add("refit.http.oidc.issuer: got " + (uri == null ? "none" : uri)
                    + ", expected the https: URI of the issuer (http: only for one of this machine)");
        }
        List<String> audience = settings.audience().orElse(List.of());
        if (audience.isEmpty()) {
            problems.add(
                    "refit.http.oidc.audience: got none, expected what access tokens for Refit name as their audience");
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join("; ", problems));
        }
        return new Issuer(uri, audience, settings.roleClaims());
    }

    /** Whoever can change what the issuer answers decides which keys are good. */
    private static boolean isTrustworthy(URI uri) {
        return uri.getHost() != null
                && ("https".equals(uri.getScheme())
                        || "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
    }
}

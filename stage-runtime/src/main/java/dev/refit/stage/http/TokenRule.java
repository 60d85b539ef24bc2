package dev.refit.stage.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;

/** Who has the platform's token may do everything, everybody else may ask for health and metrics. */
final class TokenRule implements RequestRule {
    private static final int UNAUTHORIZED = 401;
    private static final String SCHEME = "Bearer ";
    private static final Map<String, String> CHALLENGE = Map.of("WWW-Authenticate", "Bearer realm=\"refit\"");

    private final byte[] digest;

    /** @param token empty: nobody is let in */
    TokenRule(Optional<String> token) {
        digest = token.map(TokenRule::digest).orElse(new byte[0]);
    }

    @Override
    public Optional<Refusal> check(RequestHead request) {
        String header = request.headers().get("Authorization");
        if (request.isProbe() || request.isPreflight() || header != null && isKnown(header)) {
            return Optional.empty();
        }
        String got = header == null ? "none" : "another one";
        return Optional.of(new Refusal(
                UNAUTHORIZED,
                "Authorization: got " + got
                        + ", expected Bearer and the token of this platform, which the refit command"
                        + " sends by itself: of refit up it is in the file token of its home",
                CHALLENGE));
    }

    private boolean isKnown(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        digest, digest(header.substring(SCHEME.length()).strip()));
    }

    /** Digests have one length, so that comparing them takes one time. */
    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}

package dev.refit.stage.http;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Set;

/**
 * A request before its body is read.
 *
 * @param path normalized
 */
record RequestHead(String method, String path, MultiMap headers) {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    List<String> all(String header) {
        return headers.getAll(header);
    }

    /** Whether it can change anything. */
    boolean isChange() {
        return !READING.contains(method);
    }

    /** Whether it asks for what monitoring asks for: how the service is. */
    boolean isProbe() {
        return !isChange() && (isAt("/q/health") || isAt("/q/metrics"));
    }

    /** Whether a browser asks, for a page, what it may send; it shows no token. */
    boolean isPreflight() {
        return method.equals("OPTIONS")
                && headers.contains("Origin")
                && headers.contains("Access-Control-Request-Method");
    }

    private boolean isAt(String place) {
        return path.equals(place) || path.startsWith(place + "/");
    }
}

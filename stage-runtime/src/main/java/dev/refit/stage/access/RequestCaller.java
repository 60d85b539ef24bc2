package dev.refit.stage.access;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Keeps with a request who sent it. */
public final class RequestCaller {
    private static final String CALLER = "refit.caller";
    private static final String NEEDED = "refit.caller-needed";

    private RequestCaller() {}

    /** Lets the request go on only once it is known who sent it. */
    public static void need(RoutingContext request) {
        request.put(NEEDED, true);
    }

    /** Whether it has to be found out who sent the request. */
    public static boolean isMissing(RoutingContext request) {
        return request.get(NEEDED) != null && request.get(CALLER) == null;
    }

    /** Remembers who sent the request, once that is certain. */
    public static void set(RoutingContext request, Caller caller) {
        request.put(CALLER, caller);
    }

    /** Who sent the request; empty while nobody has found out, and for health and metrics. */
    public static Optional<Caller> of(RoutingContext request) {
        return Optional.ofNullable(request.get(CALLER));
    }
}

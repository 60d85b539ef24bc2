package dev.refit.stage.http;

import dev.refit.events.RefitJson;
import dev.refit.events.checks.Excerpt;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;

/**
 * The answer to a request that is not let in.
 *
 * @param status 4xx, or 503 when the same request may succeed later
 * @param problem the header or part, what was got, and what was expected
 * @param headers of the answer
 */
public record Refusal(int status, String problem, Map<String, String> headers) {
    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;
    private static final int SHOWN = 100;
    private static final long LINGER_MILLIS = 1_000;

    public Refusal(int status, String problem) {
        this(status, problem, Map.of());
    }

    static Refusal of(int status, String what, String got, String expected) {
        return new Refusal(status, what + ": got " + Excerpt.of(got, SHOWN) + ", expected " + expected);
    }

    /** A 401 of a service that asks an issuer who its callers are. */
    public static Refusal unauthorized(String got) {
        return new Refusal(
                UNAUTHORIZED,
                "Authorization: got " + got
                        + ", expected Bearer and an access token of the issuer that is configured as"
                        + " refit.http.oidc.issuer, for the audience refit.http.oidc.audience",
                Map.of("WWW-Authenticate", "Bearer realm=\"refit\""));
    }

    /** A 503: the same request may succeed later. */
    public static Refusal unavailable(String problem) {
        return new Refusal(UNAVAILABLE, problem, Map.of("Retry-After", "1"));
    }

    /** Answers, and closes the connection instead of waiting for a body that nobody reads. */
    public void answer(RoutingContext request) {
        HttpServerResponse response = request.response();
        response.setStatusCode(status)
                .putHeader(HttpHeaderNames.CONNECTION, "close")
                .putHeader(HttpHeaderNames.CONTENT_TYPE, "application/json");
        headers.forEach(response::putHeader);
        request.addEndHandler(sent -> closeAfterTheBody(request));
        response.end(RefitJson.write(Map.of("problems", List.of(problem))));
    }

    /** A client that is still sending would lose the answer if the connection was closed under it at once. */
    private static void closeAfterTheBody(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        HttpConnection connection = request.connection();
        if (request.isEnded()) {
            connection.close();
            return;
        }
        routing.vertx().setTimer(LINGER_MILLIS, late -> connection.close());
        request.handler(ignored -> {});
        request.endHandler(ended -> connection.close());
        request.resume();
    }
}

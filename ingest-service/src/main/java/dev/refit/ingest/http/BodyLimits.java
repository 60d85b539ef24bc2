package dev.refit.ingest.http;

import dev.refit.events.RefitJson;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits the size of requests: an uploaded model may be as large as the server allows at all, every other request has a
 * MiB. A request that declares more is refused unread; the server cuts off one that turns out to be larger.
 */
@ApplicationScoped
class BodyLimits {
    private static final long OTHER_REQUESTS = 1024 * 1024;

    private final long models;

    BodyLimits(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize models) {
        this.models = models.asLongValue();
    }

    /** Adds routes before and after the one by which the server sets and enforces its own limit. */
    void set(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(this::refuse);
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(request -> {
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit(request));
            request.next();
        });
    }

    private long limit(RoutingContext request) {
        return request.normalizedPath().equals(ModelsEndpoint.PATH) ? models : OTHER_REQUESTS;
    }

    private void refuse(RoutingContext request) {
        long limit = limit(request);
        long length = declared(request);
        if (length <= limit) {
            request.next();
            return;
        }
        ErrorBody problems = new ErrorBody(List.of(
                "body: got " + length + " bytes, expected at most " + limit + " for " + request.normalizedPath()));
        request.response()
                .setStatusCode(413)
                .putHeader(HttpHeaderNames.CONNECTION, "close")
                .putHeader(HttpHeaderNames.CONTENT_TYPE, "application/json")
                // Does not wait for the rest of the body.
                .endHandler(sent -> request.request().connection().close())
                .end(RefitJson.write(problems));
    }

    /** The declared length; 0 when there is none. */
    private static long declared(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaderNames.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}

package dev.refit.ingest.http;

import dev.refit.stage.http.Refusal;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits the size of requests: an uploaded model may be as large as the server allows at all, every other request has a
 * MiB. A request that declares more is refused unread; the server cuts off one that turns out to be larger.
 */
@ApplicationScoped
class BodyLimits {
    private static final long OTHER_REQUESTS = 1024 * 1024;

    private final long models;
    private final ReceivedFiles received;

    BodyLimits(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize models, ReceivedFiles received) {
        this.received = received;
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
        if (length > limit) {
            new Refusal(
                            413,
                            "body: got " + length + " bytes, expected at most " + limit + " for "
                                    + request.normalizedPath())
                    .answer(request);
        } else if (limit == models) {
            admitFile(request, isChunked(request) ? limit : length);
        } else {
            request.next();
        }
    }

    /** @param most bytes that may come: of a body without a length as many as are allowed at all */
    private void admitFile(RoutingContext request, long most) {
        if (!received.reserve(most)) {
            new Refusal(503, "The disk of this service has no room for " + most + " bytes; send the model again later")
                    .answer(request);
            return;
        }
        request.addEndHandler(ended -> received.release(most));
        request.next();
    }

    private static boolean isChunked(RoutingContext request) {
        return request.request().getHeader(HttpHeaderNames.TRANSFER_ENCODING) != null;
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

package dev.refit.stage.http;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds what clients can keep busy: the requests under way, and the time in which a body has to come. A body gets a thread
 * when all of it is there; one that is as large as a file has a thread while it comes, so there are few of these. Health and
 * metrics have no bound, and always find a thread.
 */
@ApplicationScoped
class RequestLimits {
    /** The most bytes of a body that is no file. */
    static final int BODY = 1024 * 1024;

    /** The most bytes of all bodies that are no files. */
    private static final long MEMORY = 16L * BODY;

    /** Under this a request has the timer of its body, until the body is there. */
    private static final String TIMER = "refit.body-timer";

    private static final int TIMEOUT = 408;
    private static final int TOO_LARGE = 413;

    private final HttpSettings settings;
    private final BodyHandler bodies = BodyHandler.create(false).setBodyLimit(BODY);
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicLong memory = new AtomicLong();

    RequestLimits(HttpSettings settings) {
        this.settings = settings;
    }

    /** After the rules and after the limits of sizes, before everything else. */
    void set(@Observes Router router) {
        router.route()
                .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 2)
                .handler(this::admit)
                .failureHandler(RequestLimits::failed);
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 3).handler(RequestLimits::complete);
    }

    private void admit(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        RequestHead head = new RequestHead(request.method().name(), routing.normalizedPath(), request.headers());
        if (head.isProbe()) {
            routing.next();
            return;
        }
        boolean file = isFile(request);
        if (!take(routing, file)) {
            busy(file ? settings.maxUploads() : settings.maxRequests(), file).answer(routing);
            return;
        }
        long millis = (file ? settings.uploadTimeout() : settings.bodyTimeout()).toMillis();
        long timer = routing.vertx().setTimer(millis, late -> late(routing));
        routing.addEndHandler(ended -> routing.vertx().cancelTimer(timer));
        if (file || !head.isChange()) {
            routing.next();
            return;
        }
        routing.put(TIMER, timer);
        request.resume();
        bodies.handle(routing);
    }

    /** Counts a request until it is over, also one that there is no room for. */
    private boolean take(RoutingContext routing, boolean file) {
        AtomicInteger counter = file ? files : requests;
        long size = file ? 0 : size(routing.request());
        int under = counter.incrementAndGet();
        long bytes = memory.addAndGet(size);
        AtomicBoolean counted = new AtomicBoolean(true);
        routing.addEndHandler(ended -> {
            if (counted.getAndSet(false)) {
                counter.decrementAndGet();
                memory.addAndGet(-size);
            }
        });
        return under <= (file ? settings.maxUploads() : settings.maxRequests()) && bytes <= MEMORY;
    }

    /** The body is there, and its deadline over. */
    private static void complete(RoutingContext routing) {
        Long timer = routing.remove(TIMER);
        if (timer != null) {
            routing.vertx().cancelTimer(timer);
            if (routing.body().buffer() == null) {
                // Else whoever reads the body would wait for one.
                ((RoutingContextInternal) routing).setBody(Buffer.buffer());
            }
        }
        routing.next();
    }

    /** A body that has not come in time ends with its connection. */
    private static void late(RoutingContext routing) {
        if (routing.response().headWritten() || isFile(routing.request())) {
            routing.request().connection().close();
        } else if (routing.get(TIMER) != null) {
            Refusal.of(TIMEOUT, "body", "a part of it", "all of it in time").answer(routing);
        }
    }

    private static void failed(RoutingContext routing) {
        if (routing.statusCode() == TOO_LARGE && !routing.response().headWritten()) {
            Refusal.of(TOO_LARGE, "body", "more than " + BODY + " bytes", "at most that many")
                    .answer(routing);
            return;
        }
        routing.next();
    }

    private static Refusal busy(int most, boolean file) {
        String what = file ? " uploads" : " requests";
        return Refusal.unavailable("The service is busy with " + most + what + "; send it again later");
    }

    /** What the body needs; as much as it may have at most where its length is not declared. */
    private static long size(HttpServerRequest request) {
        if (request.getHeader("Transfer-Encoding") != null) {
            return BODY;
        }
        String declared = request.getHeader("Content-Length");
        return declared == null ? 0 : Math.min(BODY, Long.parseLong(declared));
    }

    private static boolean isFile(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        return type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }
}

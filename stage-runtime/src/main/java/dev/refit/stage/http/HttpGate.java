package dev.refit.stage.http;

import dev.refit.events.checks.Excerpt;
import dev.refit.stage.access.AuditLog;
import dev.refit.stage.access.Caller;
import dev.refit.stage.access.RequestCaller;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;

/** Looks at every request before anything else does, and refuses what satisfies not all the rules. */
@ApplicationScoped
class HttpGate {
    private static final String USER = "Refit-User";
    private static final int MAX_NAME = 255;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    /** After whatever finds out who sent a request, and before bodies are read. */
    private static final int LAST = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 2;

    private final HttpSettings.Authentication authentication;
    private final List<RequestRule> rules;

    HttpGate(HttpSettings settings) {
        authentication = settings.authentication();
        RequestRule shown =
                switch (authentication) {
                    case TOKEN -> new TokenRule(ConfiguredToken.of(settings));
                    case OIDC -> new BearerRule();
                    case NONE -> request -> Optional.empty();
                };
        rules = List.of(
                new FramingRule(),
                new HostRule(settings.hosts().orElse(List.of())),
                new OriginRule(settings.origins().orElse(List.of())),
                shown,
                new ContentTypeRule());
    }

    void set(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_HEADERS).handler(this::check);
        router.route().order(LAST).handler(HttpGate::requireCaller);
    }

    private void check(RoutingContext routing) {
        RequestHead head = new RequestHead(
                routing.request().method().name(),
                routing.normalizedPath(),
                routing.request().headers());
        for (RequestRule rule : rules) {
            Optional<Refusal> refusal = rule.check(head);
            if (refusal.isPresent()) {
                refuse(routing, refusal.get());
                return;
            }
        }
        if (!head.isProbe() && !head.isPreflight()) {
            RequestCaller.need(routing);
            recordCaller(routing, claimedName(head));
        }
        routing.next();
    }

    /** What a client says of itself; the refit command tells the user of the operating system. */
    private static String claimedName(RequestHead head) {
        String name = head.headers().get(USER);
        return name == null ? "" : Excerpt.of(name.strip(), MAX_NAME);
    }

    private void recordCaller(RoutingContext routing, String claimedName) {
        switch (authentication) {
            case TOKEN -> RequestCaller.set(routing, new Caller.TokenHolder(claimedName));
            case NONE -> RequestCaller.set(routing, new Caller.Anybody(claimedName));
            case OIDC -> {
                // Whoever reads the access token records its owner.
            }
        }
    }

    /** Nobody gets further of whom nothing is known. */
    private static void requireCaller(RoutingContext routing) {
        if (RequestCaller.isMissing(routing)) {
            refuse(routing, Refusal.unauthorized("one that this service cannot check"));
            return;
        }
        routing.next();
    }

    private static void refuse(RoutingContext routing, Refusal refusal) {
        if (refusal.status() == UNAUTHORIZED || refusal.status() == FORBIDDEN) {
            AuditLog.refused(routing, null, refusal.problem());
        }
        refusal.answer(routing);
    }
}

package dev.refit.stage.http;

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
    private final List<RequestRule> rules;

    HttpGate(HttpSettings settings) {
        RequestRule token = settings.authentication() == HttpSettings.Authentication.NONE
                ? request -> Optional.empty()
                : new TokenRule(ConfiguredToken.of(settings));
        rules = List.of(
                new FramingRule(),
                new HostRule(settings.hosts().orElse(List.of())),
                new OriginRule(settings.origins().orElse(List.of())),
                token,
                new ContentTypeRule());
    }

    void set(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_HEADERS).handler(this::check);
    }

    private void check(RoutingContext routing) {
        RequestHead head = new RequestHead(
                routing.request().method().name(),
                routing.normalizedPath(),
                routing.request().headers());
        for (RequestRule rule : rules) {
            Optional<Refusal> refusal = rule.check(head);
            if (refusal.isPresent()) {
                refusal.get().answer(routing);
                return;
            }
        }
        routing.next();
    }
}

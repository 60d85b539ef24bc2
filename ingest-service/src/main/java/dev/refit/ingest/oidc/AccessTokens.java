package dev.refit.ingest.oidc;

import dev.refit.stage.access.AccessControl;
import dev.refit.stage.access.AuditLog;
import dev.refit.stage.access.Caller;
import dev.refit.stage.access.RequestCaller;
import dev.refit.stage.http.HttpSettings;
import dev.refit.stage.http.Refusal;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** Finds out by its access token who sent a request, before any of its body is read. */
@ApplicationScoped
class AccessTokens {
    private static final Logger LOG = Logger.getLogger(AccessTokens.class);
    private static final int ORDER = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 3;
    private static final int FORBIDDEN = 403;
    private static final String NAME = "preferred_username";

    private final boolean on;
    private final AccessControl access;
    private final Instance<HttpAuthenticator> authenticator;

    AccessTokens(HttpSettings settings, AccessControl access, Instance<HttpAuthenticator> authenticator) {
        this.on = settings.authentication() == HttpSettings.Authentication.OIDC;
        this.access = access;
        this.authenticator = authenticator;
    }

    /** Adds a route after the one at which Quarkus prepares a request for its authentication. */
    void set(@Observes Router router) {
        if (on) {
            router.route().order(ORDER).handler(this::authenticate);
        }
    }

    private void authenticate(RoutingContext routing) {
        if (!RequestCaller.isMissing(routing)) {
            routing.next();
            return;
        }
        Context context = Vertx.currentContext();
        authenticator
                .get()
                .attemptAuthentication(routing)
                .emitOn(task -> context.runOnContext(ignored -> task.run()))
                .subscribe()
                .with(identity -> identified(routing, identity), failure -> failed(routing, failure));
    }

    private void identified(RoutingContext routing, SecurityIdentity identity) {
        if (identity == null || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            refuse(routing, null, Refusal.unauthorized("no access token"));
            return;
        }
        Caller caller = new Caller.Authenticated(
                token.getIssuer(),
                token.getSubject(),
                token.getClaim(NAME) instanceof String name ? name : null,
                identity.getRoles());
        if (access.permitsAnything(caller)) {
            RequestCaller.set(routing, caller);
            routing.next();
            return;
        }
        refuse(
                routing,
                caller,
                new Refusal(
                        FORBIDDEN,
                        "permission: got " + caller.described()
                                + ", expected a role that refit.access.grants gives any permission"));
    }

    private static void failed(RoutingContext routing, Throwable failure) {
        if (failure instanceof AuthenticationFailedException) {
            refuse(routing, null, Refusal.unauthorized(TokenProblem.of(failure)));
            return;
        }
        LOG.warnf("The issuer of access tokens does not answer: %s", failure.getMessage());
        Refusal.unavailable("The issuer of access tokens does not answer; send the request again later")
                .answer(routing);
    }

    private static void refuse(RoutingContext routing, Caller caller, Refusal refusal) {
        AuditLog.refused(routing, caller, refusal.problem());
        refusal.answer(routing);
    }
}

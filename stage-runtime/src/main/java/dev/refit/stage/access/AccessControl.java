package dev.refit.stage.access;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Asks for every request whether whoever sent it may do what it asks for, and records the answer. */
@Unremovable
@ApplicationScoped
public class AccessControl {
    private final AccessPolicy policy;
    private final CurrentVertxRequest current;

    /** @throws IllegalStateException with every problem of the configured grants */
    AccessControl(AccessSettings settings, CurrentVertxRequest current) {
        this.policy = new AccessPolicy(Grants.of(settings));
        this.current = current;
    }

    /** Reads the grants when the service starts. */
    void start(@Observes StartupEvent started) {}

    /**
     * Returns who sent the request under way when they may do this.
     *
     * @throws AccessRefusedException when they may not
     */
    public Caller require(Action action) {
        RoutingContext request = current.getCurrent();
        Caller caller = RequestCaller.of(request)
                .orElseThrow(() -> new AccessRefusedException("Authorization: got nobody, expected somebody"));
        Optional<String> problem = policy.decide(caller, action);
        if (problem.isPresent()) {
            AuditLog.refused(request, caller, action, problem.get());
            throw new AccessRefusedException(problem.get());
        }
        AuditLog.allowed(request, caller, action);
        return caller;
    }

    /** Whether there is anything that this caller may do. */
    public boolean permitsAnything(Caller caller) {
        return policy.allowsAnything(caller);
    }
}

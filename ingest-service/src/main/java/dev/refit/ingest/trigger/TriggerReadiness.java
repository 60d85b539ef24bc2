package dev.refit.ingest.trigger;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The service is ready while arrivals are turned into runs. */
@Readiness
@ApplicationScoped
class TriggerReadiness implements HealthCheck {
    private final TriggerLifecycle triggers;

    TriggerReadiness(TriggerLifecycle triggers) {
        this.triggers = triggers;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("triggers")
                .status(triggers.isRunning())
                .build();
    }
}

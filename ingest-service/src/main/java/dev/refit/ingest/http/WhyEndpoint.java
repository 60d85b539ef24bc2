package dev.refit.ingest.http;

import dev.refit.events.checks.Checks;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.ingest.trigger.TriggerLifecycle;
import dev.refit.stage.access.AccessControl;
import dev.refit.stage.access.Action;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** Explains why a refit runs, or does not. */
@Path("/api/refits/{name}/why")
@Produces(MediaType.APPLICATION_JSON)
public class WhyEndpoint {
    private final TriggerLifecycle triggers;
    private final AccessControl access;

    WhyEndpoint(TriggerLifecycle triggers, AccessControl access) {
        this.triggers = triggers;
        this.access = access;
    }

    /**
     * Explains the refit, or one partition of it: 200 with the explanation; 400 for what is no name; 403 when the caller may not; 404 without such a
     * definition; 503 when another replica runs the triggers, or nobody does yet.
     */
    @GET
    @Blocking
    public Response why(@PathParam("name") String name, @QueryParam("partition") String partition) {
        try {
            Checks.name("name", name, RefitDefinition.MAX_NAME);
            if (partition != null) {
                Checks.partition("partition", partition);
            }
        } catch (IllegalArgumentException e) {
            return ErrorBody.badRequest(e.getMessage());
        }
        access.require(Action.view(name));
        try {
            return triggers.why(name, Optional.ofNullable(partition))
                    .map(explanation -> Response.ok(explanation).build())
                    .orElseGet(() -> ErrorBody.notFound("There is no definition " + name));
        } catch (InvalidStateStoreException e) {
            return ErrorBody.unavailable("The triggers do not run here now; ask again later");
        }
    }
}

package dev.refit.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.RefitJson;
import dev.refit.events.checks.Checks;
import dev.refit.events.definition.MavenSpec;
import dev.refit.run.coordinates.CoordinateOwners;
import dev.refit.run.coordinates.CoordinatesTakenException;
import dev.refit.run.coordinates.Owner;
import dev.refit.stage.access.AccessControl;
import dev.refit.stage.access.Action;
import dev.refit.store.ArtifactStoreException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Tells who owns Maven coordinates, and hands them over. */
@Path("/api/coordinates/{group}/{artifact}")
@Produces(MediaType.APPLICATION_JSON)
public class CoordinatesEndpoint {
    private static final Logger LOG = Logger.getLogger(CoordinatesEndpoint.class);

    private final CoordinateOwners owners;
    private final AccessControl access;

    CoordinatesEndpoint(CoordinateOwners owners, AccessControl access) {
        this.owners = owners;
        this.access = access;
    }

    /** @param owner null when nobody owns the coordinates */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Owned(String coordinates, String owner) {}

    /**
     * Asks for another owner.
     *
     * @param from who owns the coordinates now
     * @param to null to release them: whoever claims them next has them
     */
    record Change(Owner from, Owner to) {
        Change {
            Checks.present("from", from);
        }
    }

    /** 200 with the owner; 400 for what are no coordinates; 403 when the caller may not; 503 when the artifact store does not answer. */
    @GET
    @Blocking
    public Response owner(@PathParam("group") String group, @PathParam("artifact") String artifact) {
        access.require(Action.viewCoordinates());
        return answer(group, artifact, this::owned);
    }

    /** As {@link #owner}, after a change of owner; 409 when {@code from} does not own the coordinates. */
    @PUT
    @Blocking
    public Response give(@PathParam("group") String group, @PathParam("artifact") String artifact, byte[] body) {
        access.require(Action.give(group, artifact));
        return answer(group, artifact, maven -> {
            Change change = RefitJson.read(body, Change.class);
            owners.give(maven, change.from(), Optional.ofNullable(change.to()));
            LOG.infof("%s belong to %s, no longer to %s", maven.coordinates(), change.to(), change.from());
            return owned(maven);
        });
    }

    private Owned owned(MavenSpec maven) {
        return new Owned(
                maven.coordinates(), owners.find(maven).map(Owner::toString).orElse(null));
    }

    private static Response answer(String group, String artifact, Function<MavenSpec, Owned> work) {
        try {
            return Response.ok(work.apply(new MavenSpec(group, artifact).bounded()))
                    .build();
        } catch (CoordinatesTakenException e) {
            return ErrorBody.conflict(e);
        } catch (IllegalArgumentException e) {
            return ErrorBody.badRequest(List.of(e.getMessage()));
        } catch (ArtifactStoreException e) {
            LOG.errorf(e, "Nobody can say who owns coordinates");
            return ErrorBody.unavailable("The artifact store does not answer; ask again later");
        }
    }
}

package dev.refit.ingest.http;

import dev.refit.events.checks.Checks;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.run.champion.ChampionChange;
import dev.refit.run.champion.ChampionRecords;
import dev.refit.stage.access.AccessControl;
import dev.refit.stage.access.Action;
import dev.refit.store.ArtifactStoreException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Tells which version of a library is or was the champion, since when, why and by whom. */
@Path("/api/champions")
@Produces(MediaType.APPLICATION_JSON)
public class ChampionsEndpoint {
    private static final Logger LOG = Logger.getLogger(ChampionsEndpoint.class);
    private static final int PAGE = 100;

    private final ChampionRecords champions;
    private final AccessControl access;

    ChampionsEndpoint(ChampionRecords champions, AccessControl access) {
        this.champions = champions;
        this.access = access;
    }

    /**
     * @param coordinates {@code groupId:artifactId}
     * @param changes the latest first
     */
    record History(String coordinates, List<ChampionChange> changes) {}

    /**
     * The changes of a refit's champion, at most {@value #PAGE}, the latest first: 200; 400 for what is no name, moment or number; 403 when the
     * caller may not; 404 when the refit has no champion on record; 503 when the artifact store does not answer.
     *
     * @param on only the change that held at this moment
     * @param before only changes with a lower number
     */
    @GET
    @Path("{refit}")
    @Blocking
    public Response ofRefit(
            @PathParam("refit") String refit, @QueryParam("on") String on, @QueryParam("before") String before) {
        try {
            Checks.name("refit", refit, RefitDefinition.MAX_NAME);
        } catch (IllegalArgumentException e) {
            return ErrorBody.badRequest(e.getMessage());
        }
        access.require(Action.view(refit));
        try {
            return champions
                    .library(refit)
                    .map(maven -> answer(maven, on, before))
                    .orElseGet(() -> ErrorBody.notFound("The refit " + refit + " has no champion on record"));
        } catch (ArtifactStoreException e) {
            return unavailable(e);
        }
    }

    /** As {@link #ofRefit}, of a library by its coordinates. */
    @GET
    @Path("{group}/{artifact}")
    @Blocking
    public Response ofLibrary(
            @PathParam("group") String group,
            @PathParam("artifact") String artifact,
            @QueryParam("on") String on,
            @QueryParam("before") String before) {
        access.require(Action.viewCoordinates());
        try {
            return answer(new MavenSpec(group, artifact).bounded(), on, before);
        } catch (IllegalArgumentException e) {
            return ErrorBody.badRequest(e.getMessage());
        } catch (ArtifactStoreException e) {
            return unavailable(e);
        }
    }

    private Response answer(MavenSpec maven, String on, String before) {
        try {
            Optional<Instant> moment = Optional.ofNullable(on).map(ChampionsEndpoint::moment);
            int below = before == null ? 0 : number(before);
            List<ChampionChange> changes = moment.map(
                            at -> champions.at(maven, at).stream().toList())
                    .orElseGet(() -> champions.history(maven, below, PAGE));
            return changes.isEmpty() && before == null
                    ? ErrorBody.notFound(maven.coordinates() + " has no champion on record"
                            + moment.map(at -> " at " + at).orElse(""))
                    : Response.ok(new History(maven.coordinates(), changes)).build();
        } catch (IllegalArgumentException e) {
            return ErrorBody.badRequest(e.getMessage());
        }
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Checks.invalid("on", text, "a moment such as 2013-03-15T12:00:00Z");
        }
    }

    private static int number(String text) {
        try {
            return Checks.atLeast("before", Integer.parseInt(text), 1);
        } catch (NumberFormatException e) {
            throw Checks.invalid("before", text, "the number of a change");
        }
    }

    private static Response unavailable(ArtifactStoreException e) {
        LOG.errorf(e, "Nobody can say who is champion");
        return ErrorBody.unavailable("The artifact store does not answer; ask again later");
    }
}

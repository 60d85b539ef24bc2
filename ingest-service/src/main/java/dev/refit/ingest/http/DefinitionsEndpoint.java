package dev.refit.ingest.http;

import dev.refit.events.RefitJson;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.checks.Checks;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.ingest.trigger.DefinitionLog;
import dev.refit.run.coordinates.CoordinatesTakenException;
import dev.refit.stage.access.AccessControl;
import dev.refit.stage.access.Action;
import dev.refit.stage.access.Caller;
import dev.refit.store.ArtifactStoreException;
import dev.refit.trigger.arrival.Admission;
import dev.refit.trigger.topology.TriggerStreams;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.TimeoutException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Applies and deletes definitions. */
@Path("/api/definitions/{name}")
@Produces(MediaType.APPLICATION_JSON)
public class DefinitionsEndpoint {
    private static final Logger LOG = Logger.getLogger(DefinitionsEndpoint.class);

    private final DefinitionLog log;
    private final Admission admission;
    private final AccessControl access;

    DefinitionsEndpoint(DefinitionLog log, Admission admission, AccessControl access) {
        this.admission = admission;
        this.access = access;
        this.log = log;
    }

    /**
     * Applies a definition: 200 once it is in force for every arrival published from now on; 400 when it is invalid or has
     * another name; 403 when the caller may not; 409 when somebody else owns its library's coordinates; 503 when Kafka does
     * not take it or the artifact store does not answer.
     */
    @PUT
    @Blocking
    public Response apply(@PathParam("name") String name, byte[] body) {
        DefinitionRecord applied;
        try {
            DefinitionRecord record = RefitJson.read(body, DefinitionRecord.class);
            Caller caller = access.require(Action.apply(record.definition().spec()));
            requireSame("name", name, record.definition().spec().name());
            DefinitionVersion expected =
                    DefinitionVersion.of(record.definition().spec());
            requireSame("digest", expected.digest(), record.definition().digest());
            requireBounds(record.definition().spec());
            admission.require(record.definition().spec());
            applied = record.by(caller.actor());
            DefinitionLog.requireRoomForFiles(applied);
            if (!record.suspended()) { // Whoever has lost the coordinates can be stopped all the same.
                admission.claimCoordinates(record.definition().spec());
            }
        } catch (UnreadableException e) {
            return ErrorBody.badRequest(List.of(e.getMessage()));
        } catch (CoordinatesTakenException e) {
            return ErrorBody.conflict(e);
        } catch (ArtifactStoreException e) {
            LOG.errorf(e, "Nobody can say who owns the coordinates of %s", name);
            return ErrorBody.unavailable("The artifact store does not answer; send the definition again later");
        }
        return write(() -> log.put(name, applied), Response.ok(applied));
    }

    /** Deletes a definition, if there is one: 204 once it is in force for no arrival published from now on. */
    @DELETE
    @Blocking
    public Response delete(@PathParam("name") String name) {
        try {
            Checks.name("name", name, RefitDefinition.MAX_NAME);
        } catch (IllegalArgumentException e) {
            return ErrorBody.badRequest(List.of(e.getMessage()));
        }
        access.require(Action.delete(name));
        return write(() -> log.delete(name), Response.noContent());
    }

    private static Response write(Runnable change, Response.ResponseBuilder done) {
        try {
            change.run();
            return done.build();
        } catch (TimeoutException | CompletionException | KafkaException e) {
            LOG.errorf("A definition could not be written, or the triggers do not take it: %s", e);
            return ErrorBody.unavailable("Kafka does not take the definition in time; send it again later");
        }
    }

    private static void requireBounds(RefitDefinition definition) {
        try {
            TriggerStreams.require(definition);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(e.getMessage(), e);
        }
        try {
            definition.packaging().maven().bounded();
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("packaging.maven." + e.getMessage(), e);
        }
    }

    private static void requireSame(String field, String expected, String found) {
        if (!expected.equals(found)) {
            throw new UnreadableException(field + ": got " + found + ", expected " + expected, null);
        }
    }
}

package dev.refit.ingest.http;

import dev.refit.definition.upload.InvalidUploadException;
import dev.refit.events.UploadEvent.ModelUploaded;
import dev.refit.events.model.UploadedModel;
import dev.refit.events.run.Actor;
import dev.refit.ingest.http.UploadQuota.QuotaExceededException;
import dev.refit.ingest.runs.RunRecords;
import dev.refit.run.coordinates.CoordinateOwners;
import dev.refit.run.coordinates.CoordinatesTakenException;
import dev.refit.run.coordinates.Owner;
import dev.refit.stage.access.AccessControl;
import dev.refit.stage.access.AccessRefusedException;
import dev.refit.stage.access.Action;
import dev.refit.stage.publish.EventSender;
import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStoreException;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** Takes models that were trained elsewhere, to be packaged and published. */
@Path(ModelsEndpoint.PATH)
@Consumes(MediaType.MULTIPART_FORM_DATA)
@Produces(MediaType.APPLICATION_JSON)
public class ModelsEndpoint {
    static final String PATH = "/api/models";

    private static final Logger LOG = Logger.getLogger(ModelsEndpoint.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ArtifactStore store;
    private final UploadQuota quota;
    private final CoordinateOwners owners;
    private final RunRecords runs;
    private final EventSender sender;
    private final AccessControl access;
    private final MeterRegistry meters;
    private final Clock clock;

    ModelsEndpoint(
            ArtifactStore store,
            UploadQuota quota,
            CoordinateOwners owners,
            RunRecords runs,
            EventSender sender,
            AccessControl access,
            MeterRegistry meters,
            Clock clock) {
        this.store = store;
        this.quota = quota;
        this.owners = owners;
        this.runs = runs;
        this.sender = sender;
        this.access = access;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * The answer to an accepted upload.
     *
     * @param run the run that makes the library; the same upload again has the same run
     * @param coordinates {@code groupId:artifactId}; the run decides on the version
     * @param watch the command that follows the run
     */
    record AcceptedUpload(String run, String coordinates, String watch) {
        static AcceptedUpload of(UploadedModel upload) {
            String coordinates = upload.packaging().maven().groupId() + ":"
                    + upload.packaging().maven().artifactId();
            return new AcceptedUpload(upload.id(), coordinates, "refit runs watch " + upload.id());
        }
    }

    /**
     * Stores a model and requests its packaging: 202 once both files are in the artifact store and the broker has the
     * event; 400 with every problem of the request; 403 when the caller may not; 409 when somebody else owns the
     * coordinates; 507 when uploads have no room left; 503 when the store or the broker does not answer. After a 503 the same model may be sent again.
     */
    @POST
    @Blocking
    public Response uploaded(MultipartFormDataInput form) {
        UploadedModel upload;
        Actor actor;
        try {
            ModelForm read = ModelForm.read(form.getValues());
            actor = access.require(Action.upload(read.packaging().maven())).actor();
            owners.claim(read.packaging().maven(), Owner.UPLOADS);
            upload = quota.within(read.bytes(), () -> stored(read));
        } catch (InvalidUploadException e) {
            count("refused");
            return ErrorBody.badRequest(e.problems());
        } catch (CoordinatesTakenException e) {
            count("refused");
            return ErrorBody.conflict(e);
        } catch (QuotaExceededException e) {
            count("refused");
            return ErrorBody.noRoom(e.getMessage());
        } catch (ArtifactStoreException e) {
            return unavailable("The artifact store does not take the files", e);
        }
        try {
            // The same upload again is the same event: a run that is under way or over stays as it is.
            ModelUploaded event = new ModelUploaded(upload, 1, actor);
            sender.send(event, clock.instant()).await().atMost(PATIENCE);
            runs.begun(event, clock.instant());
        } catch (RuntimeException e) {
            // Failed sends throw exceptions without a common type.
            return unavailable("Kafka or the artifact store does not take the event", e);
        }
        count("accepted");
        return Response.accepted(AcceptedUpload.of(upload)).build();
    }

    /** Answers whoever may not upload a model of these coordinates; nothing of it was stored. */
    @ServerExceptionMapper
    Response mayNot(AccessRefusedException e) {
        count("refused");
        return ErrorBody.forbidden(e.getMessage());
    }

    /** Answers a form that the server's parser could not read; anything else stays a failure of the service. */
    @ServerExceptionMapper
    Response unreadable(RuntimeException e) {
        Response answer = FormFailure.answer(e).orElseThrow(() -> e);
        count("refused");
        return answer;
    }

    /** As {@link #unreadable(RuntimeException)}, such as a form that is cut off. */
    @ServerExceptionMapper
    Response unreadable(IOException e) throws IOException {
        Optional<Response> answer = FormFailure.answer(e);
        if (answer.isEmpty()) {
            throw e;
        }
        count("refused");
        return answer.get();
    }

    private UploadedModel stored(ModelForm form) {
        return new UploadedModel(
                form.model().name(),
                form.model().store(store),
                form.examples().store(store),
                form.examples().name(),
                form.targetDocs(),
                form.packaging());
    }

    private Response unavailable(String what, RuntimeException e) {
        LOG.errorf(e, "%s of a model", what);
        count("failed");
        return ErrorBody.unavailable(what + "; send the model again later");
    }

    private void count(String outcome) {
        meters.counter("refit.models", "outcome", outcome).increment();
    }
}

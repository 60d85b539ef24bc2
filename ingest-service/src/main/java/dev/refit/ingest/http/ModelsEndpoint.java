package dev.refit.ingest.http;

import dev.refit.definition.upload.InvalidUploadException;
import dev.refit.events.UploadEvent.ModelUploaded;
import dev.refit.events.model.UploadedModel;
import dev.refit.stage.EventSender;
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
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** Where a model that was trained elsewhere is given, to be packaged and published. */
@Path(ModelsEndpoint.PATH)
@Consumes(MediaType.MULTIPART_FORM_DATA)
@Produces(MediaType.APPLICATION_JSON)
public class ModelsEndpoint {
    static final String PATH = "/api/models";

    private static final Logger LOG = Logger.getLogger(ModelsEndpoint.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ArtifactStore store;
    private final EventSender sender;
    private final MeterRegistry meters;
    private final Clock clock;

    ModelsEndpoint(ArtifactStore store, EventSender sender, MeterRegistry meters, Clock clock) {
        this.store = store;
        this.sender = sender;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * What was taken.
     *
     * @param run that makes the library; the same upload again has the same
     * @param coordinates {@code groupId:artifactId}; its version the run finds
     * @param watch the command that follows it
     */
    record Taken(String run, String coordinates, String watch) {
        static Taken of(UploadedModel upload) {
            String coordinates = upload.packaging().maven().groupId() + ":"
                    + upload.packaging().maven().artifactId();
            return new Taken(upload.id(), coordinates, "refit runs watch " + upload.id());
        }
    }

    /**
     * 202 once both files are in the artifact store and the broker has the event; 400 with every problem of the request;
     * 503 when the store or the broker does not answer, and then the same may be sent again.
     */
    @POST
    @Blocking
    public Response uploaded(MultipartFormDataInput form) {
        UploadedModel upload;
        try {
            upload = stored(ModelForm.read(form.getValues()));
        } catch (InvalidUploadException e) {
            count("refused");
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(new ErrorBody(e.problems()))
                    .build();
        } catch (ArtifactStoreException e) {
            return away("The artifact store does not take the files", e);
        }
        try {
            // Said again, it is the same event: what is under way or over stays as it is.
            sender.send(new ModelUploaded(upload, 1), clock.instant()).await().atMost(PATIENCE);
        } catch (RuntimeException e) {
            // What a failed send throws has no common type.
            return away("Kafka does not take the event", e);
        }
        count("accepted");
        return Response.accepted(Taken.of(upload)).build();
    }

    /** What cannot be read as a form, as it is cut off, say. */
    @ServerExceptionMapper
    Response unreadable(IOException e) {
        count("refused");
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON)
                .entity(new ErrorBody(List.of("body: got what cannot be read (" + e.getMessage()
                        + "), expected a whole form, as curl sends it with -F")))
                .build();
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

    private Response away(String what, RuntimeException e) {
        LOG.errorf(e, "%s of a model", what);
        count("failed");
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .entity(new ErrorBody(List.of(what + "; send the model again later")))
                .build();
    }

    private void count(String outcome) {
        meters.counter("refit.models", "outcome", outcome).increment();
    }
}

package dev.refit.ingest.http;

import dev.refit.events.DataArrived;
import dev.refit.stage.access.AccessControl;
import dev.refit.stage.access.Action;
import dev.refit.stage.access.Caller;
import dev.refit.stage.publish.EventSender;
import dev.refit.store.ArtifactStoreException;
import dev.refit.trigger.arrival.Admission;
import dev.refit.trigger.arrival.InvalidArrivalException;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Takes arrivals of data from publishers. */
@Path("/api/datasets/{dataset}/arrivals")
@Produces(MediaType.APPLICATION_JSON)
public class ArrivalsEndpoint {
    private static final Logger LOG = Logger.getLogger(ArrivalsEndpoint.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final int LABELS = 200;

    private final DatasetLabels labels = new DatasetLabels(LABELS);
    private final EventSender sender;
    private final Admission admission;
    private final AccessControl access;
    private final MeterRegistry meters;
    private final Clock clock;

    ArrivalsEndpoint(EventSender sender, Admission admission, AccessControl access, MeterRegistry meters, Clock clock) {
        this.access = access;
        this.sender = sender;
        this.admission = admission;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Publishes an arrival: 202 once the broker has the event; 400 with every problem of the request; 403 when the caller
     * may not; 503 when the broker does not answer, or S3 when it holds one of the files. After a 503 the same arrival may
     * be published again.
     *
     * <p>Waits for the broker on the thread of the request. A response that another thread completes while this one leaves
     * the request finds the request's context closed now and then, and the client gets a 500.
     */
    @POST
    @Blocking
    public Response arrived(@PathParam("dataset") String dataset, @Context HttpHeaders headers, byte[] body) {
        Caller caller = access.require(Action.publish(dataset));
        DataArrived arrival;
        try {
            arrival = ArrivalReader.read(headers, body)
                    .arrival(dataset, admission.roots())
                    .by(caller.actor());
        } catch (InvalidArrivalException e) {
            count("refused", "refused");
            return ErrorBody.badRequest(e.problems());
        } catch (ArtifactStoreException e) {
            LOG.errorf("The files of an arrival of %s could not be looked at: %s", dataset, e.getMessage());
            count(labels.of(dataset), "failed");
            return unavailable(e.getMessage());
        }
        try {
            sender.send(arrival, clock.instant()).await().atMost(TIMEOUT);
        } catch (RuntimeException e) {
            // Failed sends throw exceptions without a common type.
            LOG.errorf("An arrival of %s could not be sent: %s", dataset, e);
            count(labels.of(dataset), "failed");
            return unavailable("Kafka does not take the event");
        }
        count(labels.accepted(dataset), "accepted");
        return Response.accepted(arrival).build();
    }

    private static Response unavailable(String reason) {
        return ErrorBody.unavailable(reason + "; publish it again later");
    }

    private void count(String dataset, String outcome) {
        meters.counter("refit.arrivals", "dataset", dataset, "outcome", outcome).increment();
    }
}

package dev.refit.ingest.http;

import dev.refit.events.DataArrived;
import dev.refit.stage.EventSender;
import dev.refit.store.ArtifactStoreException;
import dev.refit.trigger.arrival.InvalidArrivalException;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Where publishers say over HTTP that data has arrived. */
@Path("/api/datasets/{dataset}/arrivals")
@Produces(MediaType.APPLICATION_JSON)
public class ArrivalsEndpoint {
    private static final Logger LOG = Logger.getLogger(ArrivalsEndpoint.class);

    private final EventSender sender;
    private final MeterRegistry meters;
    private final Clock clock;

    ArrivalsEndpoint(EventSender sender, MeterRegistry meters, Clock clock) {
        this.sender = sender;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * 202 once the broker has the event; 400 with every problem of the request; 503 when the broker, or S3 where a file
     * is there, does not answer, and then the same may be published again.
     */
    @POST
    @Blocking
    public Uni<Response> arrived(@PathParam("dataset") String dataset, @Context HttpHeaders headers, byte[] body) {
        DataArrived arrival;
        try {
            arrival = ArrivalReader.read(headers, body).arrival(dataset);
        } catch (InvalidArrivalException e) {
            count("refused", "refused");
            return Uni.createFrom().item(no(Response.Status.BAD_REQUEST, e.problems()));
        } catch (ArtifactStoreException e) {
            LOG.errorf("The files of an arrival of %s could not be looked at: %s", dataset, e.getMessage());
            count(dataset, "failed");
            return Uni.createFrom().item(away(e.getMessage()));
        }
        // What fails before there is anything to wait for is no other failure.
        return Uni.createFrom()
                .deferred(() -> sender.send(arrival, clock.instant()))
                .map(sent -> {
                    count(dataset, "accepted");
                    return Response.accepted(arrival).build();
                })
                .onFailure()
                .recoverWithItem(e -> {
                    LOG.errorf("An arrival of %s could not be sent: %s", dataset, e);
                    count(dataset, "failed");
                    return away("Kafka does not take the event");
                });
    }

    private static Response away(String what) {
        return no(Response.Status.SERVICE_UNAVAILABLE, List.of(what + "; publish it again later"));
    }

    private static Response no(Response.Status status, List<String> problems) {
        return Response.status(status).entity(new ErrorBody(problems)).build();
    }

    private void count(String dataset, String outcome) {
        meters.counter("refit.arrivals", "dataset", dataset, "outcome", outcome).increment();
    }
}

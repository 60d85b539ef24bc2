package dev.refit.ingest.http;

import dev.refit.definition.trigger.InvalidArrivalException;
import dev.refit.events.DataArrived;
import dev.refit.stage.EventSender;
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
public class ArrivalsResource {
    private static final Logger LOG = Logger.getLogger(ArrivalsResource.class);

    private final EventSender sender;
    private final MeterRegistry meters;
    private final Clock clock;

    ArrivalsResource(EventSender sender, MeterRegistry meters, Clock clock) {
        this.sender = sender;
        this.meters = meters;
        this.clock = clock;
    }

    /** 202 once the broker has the event; 400 with every problem of the request; 503 when the broker does not answer. */
    @POST
    @Blocking
    public Uni<Response> arrived(@PathParam("dataset") String dataset, @Context HttpHeaders headers, byte[] body) {
        DataArrived arrival;
        try {
            arrival = ArrivalReader.read(headers, body).arrival(dataset);
        } catch (InvalidArrivalException e) {
            count("refused", "refused");
            return Uni.createFrom()
                    .item(Response.status(Response.Status.BAD_REQUEST)
                            .entity(new Problems(e.problems()))
                            .build());
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
                    return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                            .entity(new Problems(List.of("Kafka does not take the event; publish it again later")))
                            .build();
                });
    }

    private void count(String dataset, String outcome) {
        meters.counter("refit.arrivals", "dataset", dataset, "outcome", outcome).increment();
    }
}

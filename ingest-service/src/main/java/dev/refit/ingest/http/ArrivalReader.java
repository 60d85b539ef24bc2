package dev.refit.ingest.http;

import dev.refit.events.CloudEvents;
import dev.refit.events.EventType;
import dev.refit.trigger.arrival.ArrivalRequest;
import dev.refit.trigger.arrival.InvalidArrivalException;
import io.cloudevents.CloudEvent;
import io.cloudevents.http.HttpMessageFactory;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads an arrival from plain JSON or from a CloudEvent, binary or structured, whose data is that JSON. */
final class ArrivalReader {
    private ArrivalReader() {}

    /** @throws InvalidArrivalException with the problem when the body is neither */
    static ArrivalRequest read(HttpHeaders headers, byte[] body) {
        Map<String, String> flat = new HashMap<>();
        headers.getRequestHeaders().forEach((name, values) -> flat.put(name, values.get(0)));
        boolean binary = flat.keySet().stream().anyMatch(name -> name.equalsIgnoreCase("ce-specversion"));
        boolean structured = headers.getMediaType() != null
                && headers.getMediaType().getSubtype().startsWith("cloudevents");
        if (binary || structured) {
            return ArrivalRequest.read(data(flat, body));
        }
        if (flat.keySet().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("ce-"))) {
            throw invalid("ce-specversion: got none, expected 1.0 beside the other ce- headers");
        }
        return ArrivalRequest.read(body);
    }

    private static byte[] data(Map<String, String> headers, byte[] body) {
        CloudEvent event;
        try {
            event = HttpMessageFactory.createReader(headers, body).toEvent();
        } catch (RuntimeException e) {
            // The SDK throws exceptions without a common type.
            throw invalid("not a CloudEvent: " + CloudEvents.reason(e));
        }
        String expected = EventType.DATA_ARRIVED.cloudEventType();
        if (!event.getType().equals(expected)) {
            throw invalid("type: got " + event.getType() + ", expected " + expected);
        }
        if (event.getData() == null) {
            throw invalid("data: got none, expected the partition and its files as JSON");
        }
        return event.getData().toBytes();
    }

    private static InvalidArrivalException invalid(String problem) {
        return new InvalidArrivalException(List.of(problem));
    }
}

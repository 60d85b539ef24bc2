package dev.refit.ingest.http;

import dev.refit.run.coordinates.CoordinatesTakenException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * The body of every response that refuses a request.
 *
 * @param problems each names the field, what was got and what was expected
 */
record ErrorBody(List<String> problems) {
    private static final int INSUFFICIENT_STORAGE = 507;

    /** A 400 with every problem of the request. */
    static Response badRequest(List<String> problems) {
        return response(Response.Status.BAD_REQUEST, problems);
    }

    /** A 400 with the one problem of the request. */
    static Response badRequest(String problem) {
        return badRequest(List.of(problem));
    }

    /** A 403: the caller may not do this. */
    static Response forbidden(String problem) {
        return response(Response.Status.FORBIDDEN, List.of(problem));
    }

    /** A 404: there is no such thing. */
    static Response notFound(String problem) {
        return response(Response.Status.NOT_FOUND, List.of(problem));
    }

    /** A 409: what is there does not allow it. */
    static Response conflict(String problem) {
        return response(Response.Status.CONFLICT, List.of(problem));
    }

    /** A 409: what is asked for belongs to somebody else. */
    static Response conflict(CoordinatesTakenException e) {
        return conflict(e.getMessage() + ". " + e.hint());
    }

    /** A 413: it is more than is taken. */
    static Response tooLarge(String problem) {
        return response(Response.Status.REQUEST_ENTITY_TOO_LARGE, List.of(problem));
    }

    /** A 507: there is no room left for it. */
    static Response noRoom(String problem) {
        return response(INSUFFICIENT_STORAGE, List.of(problem));
    }

    /** A 503: the same request may succeed later. */
    static Response unavailable(String problem) {
        return response(Response.Status.SERVICE_UNAVAILABLE, List.of(problem));
    }

    private static Response response(Response.Status status, List<String> problems) {
        return response(status.getStatusCode(), problems);
    }

    private static Response response(int status, List<String> problems) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(new ErrorBody(problems))
                .build();
    }
}

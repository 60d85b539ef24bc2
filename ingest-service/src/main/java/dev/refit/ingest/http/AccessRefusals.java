package dev.refit.ingest.http;

import dev.refit.stage.access.AccessRefusedException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers whoever may not do what they asked for. */
final class AccessRefusals {

    @ServerExceptionMapper
    Response refused(AccessRefusedException e) {
        return ErrorBody.forbidden(e.getMessage());
    }
}

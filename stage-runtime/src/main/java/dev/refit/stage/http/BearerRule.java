package dev.refit.stage.http;

import java.util.Optional;

/** Whoever asks for anything but health and metrics shows an access token. Whether it is a good one is found out later. */
final class BearerRule implements RequestRule {

    @Override
    public Optional<Refusal> check(RequestHead request) {
        String header = request.headers().get("Authorization");
        if (request.isProbe()
                || request.isPreflight()
                || header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.unauthorized(header == null ? "none" : "another scheme"));
    }
}

package dev.refit.stage.http;

import java.util.List;
import java.util.Optional;

/** A request that two readers could understand differently is refused: each header that decides who asks for what, once. */
final class FramingRule implements RequestRule {
    private static final int BAD_REQUEST = 400;
    private static final List<String> AT_MOST_ONCE =
            List.of("Content-Length", "Content-Type", "Transfer-Encoding", "Origin", "Authorization");

    @Override
    public Optional<Refusal> check(RequestHead request) {
        List<String> hosts = request.all("Host");
        if (hosts.size() != 1) {
            return refusal("Host", hosts.isEmpty() ? "none" : hosts.size() + " of them", "exactly one");
        }
        for (String header : AT_MOST_ONCE) {
            if (request.all(header).size() > 1) {
                return refusal(header, request.all(header).size() + " of them", "at most one");
            }
        }
        String encoding = request.headers().get("Transfer-Encoding");
        if (encoding == null) {
            return Optional.empty();
        }
        if (!encoding.equalsIgnoreCase("chunked")) {
            return refusal("Transfer-Encoding", encoding, "chunked, or none");
        }
        return request.headers().contains("Content-Length")
                ? refusal("Content-Length", "one beside Transfer-Encoding", "one of the two")
                : Optional.empty();
    }

    private static Optional<Refusal> refusal(String header, String got, String expected) {
        return Optional.of(Refusal.of(BAD_REQUEST, header, got, expected));
    }
}

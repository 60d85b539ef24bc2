package dev.refit.stage.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Finds the token that the configuration gives. */
final class ConfiguredToken {
    private static final Logger LOG = Logger.getLogger(ConfiguredToken.class);

    private ConfiguredToken() {}

    /**
     * The token; empty when there is none, and nobody can be let in.
     *
     * @throws IllegalStateException when the configured file cannot be read, or what is configured is no token
     */
    static Optional<String> of(HttpSettings settings) {
        Optional<String> token = settings.token().map(String::strip).filter(text -> !text.isEmpty());
        if (token.isEmpty() && settings.tokenFile().isPresent()) {
            return Optional.of(read(settings.tokenFile().get()));
        }
        if (token.isEmpty()) {
            LOG.warn("No token is configured (refit.http.token-file or refit.http.token), so HTTP requests for anything"
                    + " but health and metrics are refused");
        }
        return token.map(text -> checked("refit.http.token", text));
    }

    /** A token that a header can carry. What else it is isn't quoted: a part of it may well be the token. */
    private static String checked(String from, String token) {
        if (!token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalStateException(
                    from + ": got several lines, blanks or characters beyond ASCII, expected a token alone");
        }
        return token;
    }

    private static String read(Path file) {
        try {
            String token = Files.readString(file).strip();
            if (token.isEmpty()) {
                throw new IllegalStateException(
                        "refit.http.token-file: got " + file + ", which is empty, expected a file that holds a token");
            }
            return checked("refit.http.token-file: " + file, token);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "refit.http.token-file: got " + file + ", expected a file that can be read: " + e, e);
        }
    }
}

package dev.refit.cli.platform;

import dev.refit.cli.CliFailure;
import dev.refit.cli.FileTrouble;
import dev.refit.cli.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** What a client shows the services of a platform to be let in. The one of a home is in a file that only its owner reads. */
public record AccessToken(String value) {
    private static final String VARIABLE = "REFIT_TOKEN";
    private static final String FILE_VARIABLE = "REFIT_TOKEN_FILE";
    private static final int BYTES = 32;

    /** The value of the header Authorization. */
    public String authorization() {
        return "Bearer " + value;
    }

    /** The token of a home; empty when it has none yet. */
    public static Optional<AccessToken> of(Home home) {
        Path file = home.tokenFile();
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /**
     * The token that the environment gives, for a platform elsewhere; empty when it gives none.
     *
     * @throws CliFailure when it is no token, or the file that it names cannot be read or holds none
     */
    static Optional<AccessToken> of(Map<String, String> environment) {
        String value = environment.getOrDefault(VARIABLE, "").strip();
        String file = environment.getOrDefault(FILE_VARIABLE, "").strip();
        if (!value.isEmpty()) {
            return Optional.of(checked(VARIABLE, value, "Correct " + VARIABLE + "."));
        }
        return file.isEmpty() ? Optional.empty() : Optional.of(read(Path.of(file)));
    }

    /** Makes the token of a home that has none, and lets nobody else read the one that it has. */
    static void ensure(Home home) {
        try {
            SecretFile.ensure(home.tokenFile(), () -> generated() + "\n");
        } catch (IOException e) {
            throw Home.unusable(home.folder(), e);
        }
    }

    private static String generated() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Without the token: this may end up in a log. */
    @Override
    public String toString() {
        return "AccessToken[…]";
    }

    /** A token that a header can carry. What else it is isn't quoted: a part of it may well be the token. */
    private static AccessToken checked(String from, String value, String hint) {
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw CliFailure.invalid(
                    from + ": got several lines, blanks or characters beyond ASCII, expected a token alone", hint);
        }
        return new AccessToken(value);
    }

    private static AccessToken read(Path file) {
        try {
            String value = Files.readString(file).strip();
            if (value.isEmpty()) {
                throw CliFailure.invalid(
                        file + ": got nothing, expected a token", "Delete it, and start the platform with: refit up");
            }
            return checked(file.toString(), value, "Correct the file: one line, with the platform's token alone.");
        } catch (NoSuchFileException e) {
            throw CliFailure.invalid(file + ": no such file, expected a token", "Correct " + FILE_VARIABLE + ".");
        } catch (IOException e) {
            throw CliFailure.failed(
                    "The token " + file + " cannot be read: " + FileTrouble.of(e) + ".",
                    "Only the user who started the platform may read it.");
        }
    }
}

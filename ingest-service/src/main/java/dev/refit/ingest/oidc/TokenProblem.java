package dev.refit.ingest.oidc;

import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Tells the holder of an access token what is wrong with it, in words of our own: the library's repeat the token. */
final class TokenProblem {
    private TokenProblem() {}

    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidJwtException invalid) {
                return of(invalid);
            }
        }
        return "an access token that is not valid";
    }

    private static String of(InvalidJwtException invalid) {
        if (invalid.hasExpired()) {
            return "an access token that has expired";
        }
        if (invalid.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || invalid.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return "an access token for another audience";
        }
        return invalid.hasErrorCode(ErrorCodes.ISSUER_INVALID)
                ? "an access token of another issuer"
                : "an access token that is not valid";
    }
}

package dev.refit.store.s3;

import dev.refit.store.ArtifactStoreException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What S3 answered, in words that name bucket, key and cause. */
final class S3Failure {
    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;
    static final int PRECONDITION_FAILED = 412;

    private static final int BAD_REQUEST = 400;
    private static final int TIMED_OUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    /** What is said of calls that may be made again. */
    private static final Set<Integer> LATER = Set.of(TIMED_OUT, CONFLICT, TOO_MANY);

    private static final String NO_SUCH_BUCKET = "NoSuchBucket";

    private S3Failure() {}

    static ArtifactStoreException of(String what, S3Location location, Exception e) {
        return new ArtifactStoreException(
                "cannot " + what + " " + location + " in the artifact store: " + words(e), e, isRefusal(e));
    }

    private static boolean isRefusal(Exception e) {
        return e instanceof AwsServiceException answer
                && answer.statusCode() >= BAD_REQUEST
                && answer.statusCode() < SERVER_ERROR
                && !LATER.contains(answer.statusCode());
    }

    /** There is no such object; a bucket that is not there is another matter. */
    static boolean isAbsence(AwsServiceException e) {
        return e.statusCode() == NOT_FOUND && !NO_SUCH_BUCKET.equals(code(e));
    }

    static String words(Exception e) {
        if (e instanceof AwsServiceException answer && answer.statusCode() > 0) {
            String code = code(answer);
            return "S3 answered " + answer.statusCode() + (code == null ? "" : " " + code);
        }
        Throwable deepest = e;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        String said = deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
        return deepest.getClass().getSimpleName() + " "
                + said.lines().findFirst().orElse(said);
    }

    private static String code(AwsServiceException e) {
        return e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    }
}

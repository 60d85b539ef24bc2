package dev.refit.store.s3;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What STS, or a server that has none, answered. */
final class StsFailure {
    private static final int SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int TOO_MANY = 429;

    private StsFailure() {}

    /** STS says which of a request's parts it does not take, such as a time longer than the role's. */
    static String words(SdkException e) {
        String said = e instanceof AwsServiceException answer && answer.awsErrorDetails() != null
                ? answer.awsErrorDetails().errorMessage()
                : null;
        return S3Failure.words(e).replaceFirst("^S3 ", "it ")
                + (said == null || said.isBlank()
                        ? ""
                        : ", " + said.lines().findFirst().orElse(""));
    }

    /** Whether the same request is answered in the same way later. */
    static boolean isRefusal(SdkException e) {
        if (!(e instanceof AwsServiceException answer) || answer.isThrottlingException()) {
            return false;
        }
        int status = answer.statusCode();
        return status == NOT_IMPLEMENTED || status < SERVER_ERROR && status != TOO_MANY;
    }
}

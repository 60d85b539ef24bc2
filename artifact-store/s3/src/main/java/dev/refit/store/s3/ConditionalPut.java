package dev.refit.store.s3;

import dev.refit.store.ArtifactStoreException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * A put with {@code If-None-Match: *}. When an answer is lost, the next attempt may be refused because of the object that
 * the one before wrote. So each put leaves a mark of its own in the object's metadata, and who is refused, or never hears
 * an answer, looks for it: exactly one writer finds itself the first.
 */
final class ConditionalPut {
    private static final String WRITER = "refit-writer";
    private static final int TRIES = 8;
    private static final long PAUSE_MILLIS = 50;

    private final S3Object object;
    private final byte[] content;
    private final String writer = UUID.randomUUID().toString();

    ConditionalPut(S3Object object, byte[] content) {
        this.object = object;
        this.content = content;
    }

    /** Whether the object is this put's. */
    boolean isFirst() {
        for (int tries = 1; ; tries++) {
            try {
                put();
                return true;
            } catch (SdkException e) {
                int status = e instanceof AwsServiceException answer ? answer.statusCode() : 0;
                Optional<Boolean> known = status == S3Failure.CONFLICT ? Optional.empty() : isMine(e);
                if (known.isPresent()) {
                    return known.get();
                }
                // Two at once, and neither was first yet; or one that was there is gone meanwhile.
                boolean again = status == S3Failure.CONFLICT || status == S3Failure.PRECONDITION_FAILED;
                if (!again || tries == TRIES) {
                    throw S3Failure.of("write", object.location(), e);
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                    ThreadLocalRandom.current().nextLong(PAUSE_MILLIS << Math.min(tries, 5))));
        }
    }

    private void put() {
        object.client()
                .putObject(
                        request -> request.bucket(object.location().bucket())
                                .key(object.location().key())
                                .ifNoneMatch("*")
                                .metadata(Map.of(WRITER, writer)),
                        RequestBody.fromBytes(content));
    }

    /** Empty when nothing is there. */
    private Optional<Boolean> isMine(SdkException failure) {
        try {
            return object.head().map(HeadObjectResponse::metadata).map(marks -> writer.equals(marks.get(WRITER)));
        } catch (ArtifactStoreException e) {
            e.addSuppressed(failure);
            throw e;
        }
    }
}

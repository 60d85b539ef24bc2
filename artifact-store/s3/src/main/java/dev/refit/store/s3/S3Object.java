package dev.refit.store.s3;

import dev.refit.store.DataObject;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** An object of any bucket. */
record S3Object(S3Client client, URI uri, S3Location location) implements DataObject {

    static S3Object at(URI uri) {
        S3Location location = S3Location.of("uri", uri);
        if (location.key().isEmpty()) {
            throw new IllegalArgumentException("uri: got " + uri + ", expected s3://BUCKET/KEY");
        }
        return new S3Object(S3Clients.current(), uri, location);
    }

    @Override
    public Optional<State> state() {
        return head().map(head -> new State(head.contentLength(), head.eTag()));
    }

    Optional<HeadObjectResponse> head() {
        return unlessAbsent(() ->
                client.headObject(request -> request.bucket(location.bucket()).key(location.key())));
    }

    @Override
    public Optional<InputStream> open() {
        return unlessAbsent(() ->
                client.getObject(request -> request.bucket(location.bucket()).key(location.key())));
    }

    private <T> Optional<T> unlessAbsent(Supplier<T> answer) {
        try {
            return Optional.of(answer.get());
        } catch (SdkException e) {
            if (e instanceof AwsServiceException said && S3Failure.isAbsence(said)) {
                return Optional.empty();
            }
            throw S3Failure.of("read", location, e);
        }
    }
}

package dev.refit.store.s3;

import dev.refit.store.DataObject;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
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
        try {
            return Optional.of(client.headObject(
                    request -> request.bucket(location.bucket()).key(location.key())));
        } catch (AwsServiceException e) {
            if (S3Failure.isAbsence(e)) {
                return Optional.empty();
            }
            throw S3Failure.of("read", location, e);
        } catch (SdkException e) {
            throw S3Failure.of("read", location, e);
        }
    }

    @Override
    public Optional<InputStream> open() {
        try {
            return Optional.of(client.getObject(
                    request -> request.bucket(location.bucket()).key(location.key())));
        } catch (AwsServiceException e) {
            if (S3Failure.isAbsence(e)) {
                return Optional.empty();
            }
            throw S3Failure.of("read", location, e);
        } catch (SdkException e) {
            throw S3Failure.of("read", location, e);
        }
    }
}

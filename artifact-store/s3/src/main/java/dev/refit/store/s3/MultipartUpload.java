package dev.refit.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** A large file, part by part: one that fails is sent again, not the whole; the object appears with the last. */
final class MultipartUpload {
    /** Files below it go in one request. */
    static final long THRESHOLD = 32L << 20;

    private static final long PART = 16L << 20;
    private static final long MOST_PARTS = 10_000;

    private final S3Client client;
    private final S3Location location;

    MultipartUpload(S3Client client, S3Location location) {
        this.client = client;
        this.location = location;
    }

    /** @throws SdkException when S3 refuses or cannot be reached; nothing has appeared then */
    void send(Path file, long size) {
        String upload = client.createMultipartUpload(
                        request -> request.bucket(location.bucket()).key(location.key()))
                .uploadId();
        try {
            List<CompletedPart> parts = parts(upload, file, size);
            client.completeMultipartUpload(request -> request.bucket(location.bucket())
                    .key(location.key())
                    .uploadId(upload)
                    .multipartUpload(whole -> whole.parts(parts)));
        } catch (SdkException | UncheckedIOException e) {
            abort(upload, e);
            throw e;
        }
    }

    private List<CompletedPart> parts(String upload, Path file, long size) {
        long length = Math.max(PART, (size + MOST_PARTS - 1) / MOST_PARTS);
        List<CompletedPart> parts = new ArrayList<>();
        for (long start = 0; start < size; start += length) {
            int number = parts.size() + 1;
            String tag = client.uploadPart(
                            request -> request.bucket(location.bucket())
                                    .key(location.key())
                                    .uploadId(upload)
                                    .partNumber(number),
                            body(file, start, Math.min(length, size - start)))
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        }
        return parts;
    }

    private static RequestBody body(Path file, long start, long length) {
        return RequestBody.fromContentProvider(() -> slice(file, start, length), length, "application/octet-stream");
    }

    private static InputStream slice(Path file, long start, long length) {
        try {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.READ).position(start);
            return new LimitedStream(Channels.newInputStream(channel), length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void abort(String upload, RuntimeException failure) {
        try {
            client.abortMultipartUpload(request ->
                    request.bucket(location.bucket()).key(location.key()).uploadId(upload));
        } catch (SdkException e) {
            // The bucket's rule for unfinished uploads has to find it.
            failure.addSuppressed(e);
        }
    }
}

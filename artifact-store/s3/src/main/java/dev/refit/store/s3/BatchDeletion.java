package dev.refit.store.s3;

import dev.refit.store.ArtifactStoreException;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/** Deletes what lies below a prefix, a page of the listing at a time. */
final class BatchDeletion {
    private final S3Client client;
    private final S3Location prefix;

    BatchDeletion(S3Client client, S3Location prefix) {
        this.client = client;
        this.prefix = prefix;
    }

    void run() {
        for (ListObjectsV2Response page : client.listObjectsV2Paginator(
                request -> request.bucket(prefix.bucket()).prefix(prefix.key()))) {
            List<ObjectIdentifier> keys = page.contents().stream()
                    .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                    .toList();
            if (!keys.isEmpty()) {
                delete(keys);
            }
        }
    }

    private void delete(List<ObjectIdentifier> keys) {
        DeleteObjectsResponse answer = client.deleteObjects(request ->
                request.bucket(prefix.bucket()).delete(all -> all.objects(keys).quiet(true)));
        if (answer.hasErrors() && !answer.errors().isEmpty()) {
            S3Error first = answer.errors().get(0);
            throw new ArtifactStoreException(
                    "cannot delete s3://" + prefix.bucket() + "/" + first.key() + " in the artifact store: S3 answered "
                            + first.code() + " (" + answer.errors().size() + " of " + keys.size() + " objects)",
                    null);
        }
    }
}

package dev.refit.store.s3.testing;

import java.util.List;
import java.util.regex.Pattern;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Hides what S3 never shows: S3Proxy lists the files that it is still writing, as {@code KEY-UUID}. */
final class WithoutDrafts extends ForwardingBlobStore {
    private static final Pattern DRAFT = Pattern.compile(".*-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    WithoutDrafts(BlobStore blobs) {
        super(blobs);
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        ListObjectsV2Response page = super.list(request);
        List<S3Object> whole = page.contents().stream()
                .filter(object -> !DRAFT.matcher(object.key()).matches())
                .toList();
        return page.toBuilder().contents(whole).keyCount(whole.size()).build();
    }
}

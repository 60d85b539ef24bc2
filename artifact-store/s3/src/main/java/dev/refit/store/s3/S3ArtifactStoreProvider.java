package dev.refit.store.s3;

import dev.refit.store.ArtifactStore;
import dev.refit.store.ArtifactStoreProvider;
import dev.refit.store.DataObject;
import dev.refit.store.StoreAccounts;
import java.net.URI;

/** Opens buckets, and folders of buckets: {@code s3://bucket/prefix/}. */
public final class S3ArtifactStoreProvider implements ArtifactStoreProvider {

    @Override
    public String scheme() {
        return "s3";
    }

    @Override
    public ArtifactStore open(URI root) {
        return S3ArtifactStore.at(root);
    }

    @Override
    public DataObject object(URI uri) {
        return S3Object.at(uri);
    }

    @Override
    public StoreAccounts accounts(URI root, String role) {
        return new StsAccounts(S3Settings.current(), root, role);
    }
}

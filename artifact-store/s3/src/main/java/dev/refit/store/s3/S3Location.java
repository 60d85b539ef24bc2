package dev.refit.store.s3;

import java.net.URI;

/** A bucket and a key in it; a key may be empty, and may end in a slash. */
record S3Location(String bucket, String key) {

    /** @throws IllegalArgumentException when the URI is none of S3's */
    static S3Location of(String what, URI uri) {
        boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
        if (!"s3".equalsIgnoreCase(uri.getScheme()) || uri.getRawAuthority() == null || !plain || uri.getPort() >= 0) {
            throw new IllegalArgumentException(what + ": got " + uri + ", expected s3://BUCKET/KEY");
        }
        String path = uri.getPath();
        return new S3Location(uri.getRawAuthority(), path.isEmpty() ? "" : path.substring(1));
    }

    S3Location below(String path) {
        return new S3Location(bucket, key + path);
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }
}

package dev.refit.transform.job.session;

import java.net.URI;
import java.nio.file.Path;

/** What Spark calls a file or folder: Hadoop's file system for S3 has a scheme of its own. */
public final class SparkPath {
    private SparkPath() {}

    public static String of(URI uri) {
        return "s3".equals(uri.getScheme())
                ? "s3a://" + uri.getRawAuthority() + uri.getPath()
                : Path.of(uri).toString();
    }
}

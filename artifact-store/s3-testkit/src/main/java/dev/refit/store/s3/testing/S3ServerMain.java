package dev.refit.store.s3.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * An S3 server over a folder: {@code HOST PORT FOLDER BUCKET}, port 0 for a free one. Says {@code s3 http://HOST:PORT}
 * once it answers and goes on until it is killed, or until its standard input ends when that is a pipe. Credentials are
 * {@link S3Server#ACCESS_KEY} and {@link S3Server#SECRET_KEY}, for path-style and virtual-host addresses under the host.
 */
public final class S3ServerMain {
    private S3ServerMain() {}

    public static void main(String[] args) throws Exception {
        if (args.length != 4) {
            System.err.println("expected HOST PORT FOLDER BUCKET, got " + String.join(" ", args));
            System.exit(2);
        }
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        Path folder = Files.createDirectories(Path.of(args[2]));
        BlobStore blobs = new FilesystemNio2BlobStore(folder.toString());
        if (!blobs.containerExists(args[3])) {
            blobs.createContainer(args[3]);
        }
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(new WithoutDrafts(blobs))
                .endpoint(URI.create(String.format(Locale.ROOT, "http://%s:%d", args[0], Integer.parseInt(args[1]))))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, S3Server.ACCESS_KEY, S3Server.SECRET_KEY)
                // A session's token is one: whoever has sessions checks them before.
                .ignoreUnknownHeaders(true)
                .build();
        proxy.start();
        System.out.println("s3 http://" + args[0] + ":" + proxy.getPort());
        System.out.flush();
        endWithStarter();
    }

    /** A test that is killed leaves no server behind. */
    private static void endWithStarter() throws IOException {
        if (System.getenv(S3Server.ENDS_WITH_INPUT) != null) {
            while (System.in.read() >= 0) {}
            System.exit(0);
        }
    }
}

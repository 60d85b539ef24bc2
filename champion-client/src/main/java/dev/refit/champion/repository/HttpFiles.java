package dev.refit.champion.repository;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;

/** A repository behind HTTP. */
final class HttpFiles extends RepositoryFiles {
    private final ReadingLimits limits;
    private final Optional<String> authorization;

    HttpFiles(URI root, ReadingLimits limits, Optional<String> authorization) {
        super(root);
        this.limits = limits;
        this.authorization = authorization;
    }

    @Override
    Answer read(String path, int maxBytes, String tag) throws IOException {
        HttpURLConnection connection = connect(path);
        try {
            if (tag != null) {
                connection.setRequestProperty("If-None-Match", tag);
            }
            int status = connection.getResponseCode();
            if (status == HttpURLConnection.HTTP_NOT_MODIFIED && tag != null) {
                return new Answer.Same();
            }
            if (status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE) {
                return new Answer.Absent();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            receive(connection, status, path, maxBytes, bytes);
            return new Answer.Found(new Tagged(bytes.toByteArray(), connection.getHeaderField("ETag")));
        } finally {
            connection.disconnect();
        }
    }

    @Override
    void copy(String path, OutputStream to) throws IOException {
        HttpURLConnection connection = connect(path);
        try {
            int status = connection.getResponseCode();
            if (status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE) {
                throw absent(path);
            }
            receive(connection, status, path, limits.jarBytes(), to);
        } finally {
            connection.disconnect();
        }
    }

    private HttpURLConnection connect(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri(path).toURL().openConnection();
        connection.setConnectTimeout((int) limits.silence().toMillis());
        connection.setReadTimeout((int) limits.silence().toMillis());
        // Another host would be shown the account.
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        authorization.ifPresent(value -> connection.setRequestProperty("Authorization", value));
        return connection;
    }

    private void receive(HttpURLConnection connection, int status, String path, long maxBytes, OutputStream to)
            throws IOException {
        if (status != HttpURLConnection.HTTP_OK) {
            throw new UnreadableException(uri(path) + ": got HTTP " + status + ", expected 200"
                    + (status / 100 == 3 ? "; redirects are not followed, name the last address" : ""));
        }
        long announced = connection.getContentLengthLong();
        if (announced > maxBytes) {
            throw tooLarge(path, maxBytes);
        }
        try (InputStream in = connection.getInputStream()) {
            long received = new BoundedCopy(maxBytes, limits.file()).copy(in, to, () -> tooLarge(path, maxBytes));
            if (announced >= 0 && received != announced) {
                throw new UnreadableException(
                        uri(path) + ": got " + received + " bytes, expected " + announced + ": it was cut off");
            }
        }
    }
}

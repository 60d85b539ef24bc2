package dev.refit.store.s3.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An S3 server of its own process on a free port of the loopback interface, over a temporary folder, with one bucket;
 * gone with {@link #close}. Needs the system property {@code refit.checkout}, where this module has been built.
 */
public final class S3Server implements AutoCloseable {
    public static final String ACCESS_KEY = "refit-test";
    public static final String SECRET_KEY = "refit-test-secret";
    public static final String BUCKET = "refit";
    static final String ENDS_WITH_INPUT = "REFIT_S3_SERVER_ENDS_WITH_INPUT";

    private final Process process;
    private final Path folder;
    private final URI endpoint;

    private S3Server(Process process, Path folder, URI endpoint) {
        this.process = process;
        this.folder = folder;
        this.endpoint = endpoint;
    }

    /** Starts one and answers once it does. */
    public static S3Server start() {
        try {
            Path folder = Files.createTempDirectory("refit-s3-");
            Process process = process(folder);
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("s3 ")) {
                    return new S3Server(process, folder, URI.create(line.substring(3)));
                }
            }
            delete(folder);
            throw new IllegalStateException("the S3 server did not start; its output says why");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process process(Path folder) throws IOException {
        String checkout = System.getProperty("refit.checkout");
        if (checkout == null) {
            throw new IllegalStateException("refit.checkout: got nothing, expected the folder of the checkout");
        }
        Path lib = Path.of(checkout, "artifact-store/s3-testkit/target/lib");
        if (!Files.isDirectory(lib)) {
            throw new IllegalStateException(lib + " is not there: build artifact-store/s3-testkit first");
        }
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        lib + "/*",
                        S3ServerMain.class.getName(),
                        "127.0.0.1",
                        "0",
                        folder.toString(),
                        BUCKET)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put(ENDS_WITH_INPUT, "true");
        return builder.start();
    }

    public URI endpoint() {
        return endpoint;
    }

    /** The environment of a process that uses this server. */
    public Map<String, String> environment() {
        return variables(
                "AWS_ENDPOINT_URL", "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "REFIT_S3_PATH_STYLE");
    }

    /** Makes this process use this server, until {@link #close}. */
    public S3Server use() {
        properties().forEach(System::setProperty);
        return this;
    }

    private Map<String, String> properties() {
        return variables(
                "aws.endpointUrl", "aws.region", "aws.accessKeyId", "aws.secretAccessKey", "refit.s3.path-style");
    }

    private Map<String, String> variables(String url, String region, String key, String secret, String pathStyle) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(url, endpoint.toString());
        variables.put(region, "us-east-1");
        variables.put(key, ACCESS_KEY);
        variables.put(secret, SECRET_KEY);
        variables.put(pathStyle, "true");
        return variables;
    }

    @Override
    public void close() {
        properties().forEach((name, value) -> {
            if (value.equals(System.getProperty(name))) {
                System.clearProperty(name);
            }
        });
        process.destroyForcibly();
        try {
            process.waitFor();
            delete(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}

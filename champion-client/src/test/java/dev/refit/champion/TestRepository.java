package dev.refit.champion;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A Maven repository behind HTTP that can be made to misbehave. */
final class TestRepository implements AutoCloseable {
    static final String GROUP = "com.example.models";
    static final String ARTIFACT = "shell-model";

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, List<String>> versions = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final HttpServer server;
    final AtomicInteger notModified = new AtomicInteger();
    volatile String slow = "nothing";
    volatile String cutOff = "nothing";
    volatile String moved = "nothing";

    TestRepository() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/releases");
    }

    /** Publishes a version that verifies. */
    void publish(String version) throws IOException {
        publish(version, TestLibrary.of(GROUP, ARTIFACT, version).jar());
    }

    void publish(String version, byte[] jar) {
        put(jarPath(version), jar);
        list(ARTIFACT, version);
    }

    void point(String pointer, String version) {
        point(pointer, GROUP, version);
    }

    void point(String pointer, String group, String version) {
        String pom =
                """
                <project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
                  <groupId>%s</groupId><artifactId>%s-champion</artifactId><version>%s</version><packaging>pom</packaging>
                  <dependencies><dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency></dependencies>
                </project>
                """
                        .formatted(GROUP, ARTIFACT, pointer, group, ARTIFACT, version);
        put(path(ARTIFACT + "-champion", pointer, ".pom"), pom.getBytes(UTF_8));
        list(ARTIFACT + "-champion", pointer);
    }

    void put(String path, byte[] content) {
        files.put(path, content);
        files.put(path + ".sha256", sha256(content).getBytes(UTF_8));
    }

    void change(String path, UnaryOperator<byte[]> how) {
        files.compute(path, (key, content) -> how.apply(content));
    }

    byte[] get(String path) {
        return files.get(path);
    }

    void remove(String path) {
        files.remove(path);
    }

    String jarPath(String version) {
        return path(ARTIFACT, version, ".jar");
    }

    static String path(String artifact, String version, String ending) {
        return "com/example/models/" + artifact + "/" + version + "/" + artifact + "-" + version + ending;
    }

    static String metadataPath(String artifact) {
        return "com/example/models/" + artifact + "/maven-metadata.xml";
    }

    void list(String artifact, String version) {
        List<String> all = versions.computeIfAbsent(artifact, key -> new ArrayList<>());
        all.add(version);
        put(metadataPath(artifact), metadata(all).getBytes(UTF_8));
    }

    static String metadata(List<String> versions) {
        return versions.stream()
                .map(version -> "<version>" + version + "</version>")
                .collect(Collectors.joining(
                        "\n",
                        "<?xml version=\"1.0\"?>\n<metadata><versioning><versions>",
                        "</versions></versioning></metadata>"));
    }

    void copyTo(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path copy = folder.resolve(file.getKey());
            Files.createDirectories(copy.getParent());
            Files.write(copy, file.getValue());
        }
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/releases/".length());
            byte[] content = files.get(path);
            if (path.endsWith(slow)) {
                end.await();
            }
            if (path.endsWith(moved)) {
                exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
                exchange.sendResponseHeaders(302, -1);
            } else if (content == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                String tag = "\"" + sha256(content) + "\"";
                exchange.getResponseHeaders().set("ETag", tag);
                if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                    notModified.incrementAndGet();
                    exchange.sendResponseHeaders(304, -1);
                    return;
                }
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody()
                        .write(content, 0, path.endsWith(cutOff) ? content.length / 2 : content.length);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

package dev.refit.packaging.publish;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.refit.packaging.repository.Credentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A repository of releases behind HTTP, as Nexus has it: Basic authentication, files are stored by PUT and never replaced,
 * metadata excepted. What goes wrong is planned.
 */
public final class RepositoryServer implements AutoCloseable {
    public static final Credentials ACCOUNT = new Credentials("deployer", "s3cret, not told");

    private static final String BASE = "/repository/releases/";

    /** What happens instead of an orderly answer. */
    public enum Trouble {
        UNAVAILABLE,
        FORBIDDEN,
        /** The connection breaks, nothing is stored. */
        BREAKS,
        /** The file is stored, and the connection breaks before anybody hears of it. */
        STORES_AND_BREAKS,
        /** No answer ever comes, until the server is closed. */
        HANGS
    }

    private final HttpServer server;
    private final Path root;
    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();
    private final List<String> puts = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    public RepositoryServer(Path root) throws IOException {
        this.root = root;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(BASE, this::handle);
        server.start();
    }

    public URI uri() {
        return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + BASE);
    }

    /** Once, at the next PUT of a file of which the name ends so. */
    public void plan(String ending, Trouble trouble) {
        troubles.put(ending, trouble);
    }

    /** The names of the files that were stored, in their order. */
    List<String> puts() {
        return puts;
    }

    public Path file(String path) {
        return root.resolve(path);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String account = ACCOUNT.username() + ":" + ACCOUNT.password();
            String expected = "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
            if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"releases\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            Path file = root.resolve(exchange.getRequestURI().getPath().substring(BASE.length()));
            if (exchange.getRequestMethod().equals("PUT")) {
                put(exchange, file, body);
            } else {
                get(exchange, file);
            }
        }
    }

    private void get(HttpExchange exchange, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        byte[] content = Files.readAllBytes(file);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, head ? -1 : content.length);
        if (!head) {
            exchange.getResponseBody().write(content);
        }
    }

    private void put(HttpExchange exchange, Path file, byte[] body) throws IOException {
        String name = file.getFileName().toString();
        Trouble trouble = troubles.keySet().stream()
                .filter(name::endsWith)
                .findFirst()
                .map(troubles::remove)
                .orElse(null);
        if (trouble == Trouble.HANGS) {
            hang();
            return;
        }
        if (trouble == Trouble.BREAKS) {
            return; // Closing the exchange without an answer closes the connection.
        }
        if (trouble == Trouble.UNAVAILABLE || trouble == Trouble.FORBIDDEN) {
            exchange.sendResponseHeaders(trouble == Trouble.UNAVAILABLE ? 503 : 403, -1);
            return;
        }
        if (Files.exists(file) && !name.startsWith("maven-metadata.xml")) {
            exchange.sendResponseHeaders(400, -1);
            return;
        }
        Files.createDirectories(file.getParent());
        Files.write(file, body);
        puts.add(name);
        if (trouble == null) {
            exchange.sendResponseHeaders(201, -1);
        }
    }

    /** Waits until a request hangs. */
    public void awaitHanging() throws InterruptedException {
        hanging.await();
    }

    private void hang() {
        hanging.countDown();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

package dev.refit.ingest.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Sinks on a real HTTP server: {@code good} takes each notification at the second attempt, {@code endless} never ends its
 * answer, {@code moved} redirects to another host.
 */
public final class TestSinks implements QuarkusTestResourceLifecycleManager {
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final int NO_BODY = -1;
    private static final int CHUNKED = 0;

    private final Map<String, List<Posted>> posted = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    /** What a sink was sent. */
    record Posted(Map<String, String> headers, String body) {
        String id() {
            return headers.get("Webhook-id");
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/good", this::takeTheSecondTime);
        server.createContext("/endless", this::answerForEver);
        server.createContext("/moved", this::redirect);
        server.createContext("/elsewhere", this::take);
        server.createContext("/plain", this::take);
        server.start();
        Map<String, String> settings = new HashMap<>();
        List<String> names = List.of("good", "endless", "moved");
        for (String name : names) {
            String sink = "refit.notifications.sinks[" + names.indexOf(name) + "].";
            settings.put(sink + "name", name);
            settings.put(sink + "url", url("/" + name));
            settings.put(sink + "secret", SECRET);
            settings.put(sink + "timeout", name.equals("endless") ? "300ms" : "30s");
            settings.put(sink + "back-off", "20ms");
            settings.put(sink + "longest-wait", "100ms");
            settings.put(sink + "patience", name.equals("moved") ? "500ms" : "1h");
        }
        return settings;
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What came to a path, in order. */
    List<Posted> posted(String path) {
        return posted.computeIfAbsent(path, any -> new CopyOnWriteArrayList<>());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(TestSinks.class));
    }

    @Override
    public void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void takeTheSecondTime(HttpExchange exchange) throws IOException {
        Posted now = read(exchange);
        boolean again = posted("/good").stream().anyMatch(before -> before.id().equals(now.id()));
        posted("/good").add(now);
        answer(exchange, again ? 204 : 503);
    }

    private void answerForEver(HttpExchange exchange) throws IOException {
        posted("/endless").add(read(exchange));
        exchange.sendResponseHeaders(200, CHUNKED);
        exchange.getResponseBody().write('.');
        exchange.getResponseBody().flush();
    }

    private void redirect(HttpExchange exchange) throws IOException {
        posted("/moved").add(read(exchange));
        exchange.getResponseHeaders().add("location", url("/elsewhere").replace("127.0.0.1", "localhost"));
        answer(exchange, 301);
    }

    private void take(HttpExchange exchange) throws IOException {
        posted(exchange.getRequestURI().getPath()).add(read(exchange));
        answer(exchange, 200);
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, NO_BODY);
        exchange.close();
    }

    private static Posted read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        return new Posted(headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }
}

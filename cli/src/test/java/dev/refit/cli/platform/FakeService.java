package dev.refit.cli.platform;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A service as far as the platform knows it: a jar on the class path that is started with environment variables and says when it is ready. */
public final class FakeService {
    private FakeService() {}

    public static void main(String[] args) throws IOException {
        if (Files.exists(Path.of("broken"))) {
            System.err.println("something is badly broken");
            System.exit(7);
        }
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(System.getenv("QUARKUS_HTTP_HOST"), port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        System.out.println("artifacts in " + System.getenv("REFIT_ARTIFACT_STORE"));
    }

    /** A checkout with the real broker and this as its services. */
    static Checkout checkout(Path folder) throws IOException {
        Checkout checkout = new Checkout(folder);
        for (Part service : Part.services()) {
            Path jar = checkout.serviceJar(service);
            jar(jar);
            jar(jar.resolveSibling("app").resolve("fake.jar"));
        }
        for (String job : new String[] {"ingest-job", "transform-job", "training-job", "packaging-job"}) {
            Files.createDirectories(checkout.workloads().resolve(job).resolve("target/lib"));
        }
        Path broker = Path.of("../embedded-broker/target/lib").toRealPath();
        Files.createDirectories(checkout.brokerLibraries().getParent());
        Files.createSymbolicLink(checkout.brokerLibraries(), broker);
        return checkout;
    }

    private static void jar(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Path.of("target/test-classes").toUri().toString());
        try (OutputStream out = Files.newOutputStream(file)) {
            new JarOutputStream(out, manifest).close();
        }
    }
}

package dev.refit.cli.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** The ports of a platform, all on 127.0.0.1. */
public record Ports(int broker, int controller, int ingest, int transform, int training, int packaging) {
    public static final int DEFAULT_BASE = 7100;

    private static final int SERVICES = 10;
    private static final int LAST_BASE = 65_500;
    private static final int STEP = 100;

    /** The broker at the base, the services ten above it. */
    public static Ports at(int base) {
        if (base < 1024 || base > LAST_BASE) {
            throw new IllegalArgumentException(
                    "--port-base: got " + base + ", expected 0 (free ports) or 1024 to " + LAST_BASE);
        }
        int services = base + SERVICES;
        return new Ports(base, base + 1, services, services + 1, services + 2, services + 3);
    }

    /** Six that are free now. */
    public static Ports free() {
        int[] ports = FreePorts.some(6);
        return new Ports(ports[0], ports[1], ports[2], ports[3], ports[4], ports[5]);
    }

    public int of(Part part) {
        return switch (part) {
            case BROKER -> broker;
            case INGEST -> ingest;
            case TRANSFORM -> transform;
            case TRAINING -> training;
            case PACKAGING -> packaging;
        };
    }

    /** Those somebody listens on, with what for. */
    public Map<Integer, String> taken() {
        Map<Integer, String> wanted = new java.util.LinkedHashMap<>();
        wanted.put(broker, "broker");
        wanted.put(controller, "controller");
        Part.services().forEach(service -> wanted.put(of(service), service.key()));
        wanted.keySet().removeIf(Ports::isFree);
        return wanted;
    }

    /** What to type for a platform beside those that hold the ports from {@code base} on; looks which are free now. */
    public static String advice(int base) {
        int next = base + STEP;
        while (next <= LAST_BASE && !at(next).taken().isEmpty()) {
            next += STEP;
        }
        return next > LAST_BASE
                ? "refit up --port-base 0 (any free ones)"
                : "refit up --port-base " + next + " (0: any free ones)";
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}

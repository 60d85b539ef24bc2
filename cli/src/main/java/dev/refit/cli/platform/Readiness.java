package dev.refit.cli.platform;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;

/** Whether a process of the platform serves those who need it. */
final class Readiness {
    private static final int TIMEOUT_MILLIS = 1000;

    private final Home home;
    private final PlatformRecord record;

    Readiness(Home home, PlatformRecord record) {
        this.home = home;
        this.record = record;
    }

    boolean isReady(Part part) {
        return part == Part.BROKER ? Files.exists(home.broker().resolve("ready")) : answers(part);
    }

    private boolean answers(Part service) {
        URI health = record.url(service).resolve("/q/health/ready");
        try {
            HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}

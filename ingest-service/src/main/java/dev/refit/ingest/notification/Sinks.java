package dev.refit.ingest.notification;

import dev.refit.events.EventType;
import dev.refit.events.checks.Checks;
import dev.refit.ingest.notification.NotificationSettings.SinkSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the sinks of the configuration. */
final class Sinks {
    private static final int MAX_NAME = 40;
    private static final Set<EventType> TOLD = EnumSet.of(
            EventType.STAGE_FAILED,
            EventType.REFIT_OVERDUE,
            EventType.MODEL_PROMOTED,
            EventType.MODEL_REJECTED,
            EventType.UPLOAD_PROMOTED,
            EventType.BACKFILL_ENDED,
            EventType.RUN_HELD_BACK);

    private final List<String> problems = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private Sinks() {}

    /** @throws IllegalStateException with every problem of every sink */
    static List<Sink> of(NotificationSettings settings) {
        Sinks reader = new Sinks();
        List<Sink> sinks = new ArrayList<>();
        for (SinkSettings sink : settings.sinks().orElse(List.of())) {
            sinks.add(reader.read("refit.notifications.sinks[" + sinks.size() + "]", sink));
        }
        if (!reader.problems.isEmpty()) {
            throw new IllegalStateException(String.join("; ", reader.problems));
        }
        return sinks;
    }

    private Sink read(String key, SinkSettings sink) {
        check(() -> Checks.name(key + ".name", sink.name(), MAX_NAME));
        if (!names.add(sink.name())) {
            problem(key + ".name", sink.name(), "a name that no other sink has");
        }
        checkUrl(key + ".url", sink.url(), sink.plainHttp());
        positive(key + ".timeout", sink.timeout());
        positive(key + ".back-off", sink.backOff());
        positive(key + ".longest-wait", sink.longestWait());
        positive(key + ".patience", sink.patience());
        return new Sink(
                sink.name(),
                sink.url(),
                events(key + ".events", sink.events()),
                signature(key, sink),
                sink.timeout(),
                sink.backOff(),
                sink.longestWait(),
                sink.patience());
    }

    /** Of a URL only what cannot be a secret is quoted. */
    private void checkUrl(String field, URI url, boolean plainHttp) {
        String quoted = url.getScheme() + "://" + url.getHost();
        boolean secure = "https".equals(url.getScheme());
        boolean plain = "http".equals(url.getScheme()) && (plainHttp || isThisMachine(url.getHost()));
        if (url.getHost() == null || !secure && !plain) {
            problem(field, quoted, "an https: URI; http: is for this machine, or with plain-http");
        } else if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            problem(field, quoted, "a URI without an account and without a fragment");
        }
    }

    private static boolean isThisMachine(String host) {
        return host != null && Set.of("localhost", "127.0.0.1", "[::1]").contains(host);
    }

    private Set<EventType> events(String field, List<String> keys) {
        Set<EventType> events = EnumSet.noneOf(EventType.class);
        for (String key : keys) {
            TOLD.stream()
                    .filter(type -> type.key().equals(key))
                    .findFirst()
                    .ifPresentOrElse(
                            events::add,
                            () -> problem(
                                    field,
                                    key,
                                    TOLD.stream()
                                            .map(EventType::key)
                                            .collect(Collectors.joining(", ", "some of ", ""))));
        }
        return events;
    }

    private WebhookSignature signature(String key, SinkSettings sink) {
        String field = sink.secret().isPresent() ? key + ".secret" : key + ".secret-file";
        try {
            if (sink.secret().isEmpty() && sink.secretFile().isEmpty()) {
                problem(field, "none", "a file that holds the secret of the signatures");
                return null;
            }
            return WebhookSignature.of(
                    field,
                    sink.secret().isPresent()
                            ? sink.secret().get()
                            : Files.readString(sink.secretFile().get()));
        } catch (IOException e) {
            problem(field, sink.secretFile().get(), "a file that can be read: " + e);
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
        return null;
    }

    private void positive(String field, Duration value) {
        if (value.isNegative() || value.isZero()) {
            problem(field, value, "a time above zero");
        }
    }

    private void problem(String field, Object value, String expected) {
        problems.add(Checks.invalid(field, value, expected).getMessage());
    }

    private void check(Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
    }
}

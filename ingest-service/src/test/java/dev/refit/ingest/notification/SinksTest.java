package dev.refit.ingest.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.EventType;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinksTest {
    private static final String SECRET = "whsec_" + "A".repeat(32);

    @Test
    void withoutSettingsNobodyIsTold() {
        assertThat(Sinks.of(settings(properties(Map.of())))).isEmpty();
    }

    @Test
    void aSinkIsReadFromTheEnvironment(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");

        List<Sink> sinks = Sinks.of(settings(new EnvConfigSource(
                Map.of(
                        "REFIT_NOTIFICATIONS_SINKS_0__NAME", "chat",
                        "REFIT_NOTIFICATIONS_SINKS_0__URL", "https://chat.example.com/hooks/1",
                        "REFIT_NOTIFICATIONS_SINKS_0__SECRET_FILE", secret.toString(),
                        "REFIT_NOTIFICATIONS_SINKS_1__NAME", "pager",
                        "REFIT_NOTIFICATIONS_SINKS_1__URL", "http://pager:8080/",
                        "REFIT_NOTIFICATIONS_SINKS_1__PLAIN_HTTP", "true",
                        "REFIT_NOTIFICATIONS_SINKS_1__EVENTS", "backfill.ended",
                        "REFIT_NOTIFICATIONS_SINKS_1__SECRET", SECRET),
                300)));

        assertThat(sinks)
                .extracting(Sink::group)
                .containsExactly("ingest-notifications-chat", "ingest-notifications-pager");
        assertThat(sinks.get(0).events())
                .containsExactlyInAnyOrder(
                        EventType.STAGE_FAILED,
                        EventType.REFIT_OVERDUE,
                        EventType.MODEL_PROMOTED,
                        EventType.MODEL_REJECTED);
        assertThat(sinks.get(0).patience()).isEqualTo(Duration.ofDays(1));
        assertThat(sinks.get(1).events()).containsExactly(EventType.BACKFILL_ENDED);
    }

    @Test
    void everyMistakeIsToldAtOnceAndNothingSecretIsQuoted() {
        assertThatThrownBy(() -> Sinks.of(settings(properties(Map.of(
                        "refit.notifications.sinks[0].name", "Chat",
                        "refit.notifications.sinks[0].url", "http://chat.example.com/hooks/hidden",
                        "refit.notifications.sinks[0].events", "model.promoted,model.trained",
                        "refit.notifications.sinks[1].name", "Chat",
                        "refit.notifications.sinks[1].url", "https://me:hidden@chat.example.com/",
                        "refit.notifications.sinks[1].secret", "hidden",
                        "refit.notifications.sinks[1].timeout", "0s",
                        "refit.notifications.sinks[2].name", "pager",
                        "refit.notifications.sinks[2].url", "pager/hidden",
                        "refit.notifications.sinks[2].secret-file", "/no/file")))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("refit.notifications.sinks[0].name: got Chat, expected lower-case letters")
                .hasMessageContaining(
                        "refit.notifications.sinks[0].url: got http://chat.example.com, expected an https: URI")
                .hasMessageContaining("refit.notifications.sinks[0].events: got model.trained, expected some of ")
                .hasMessageContaining("refit.notifications.sinks[0].secret-file: got none")
                .hasMessageContaining(
                        "refit.notifications.sinks[1].name: got Chat, expected a name that no other sink has")
                .hasMessageContaining(
                        "refit.notifications.sinks[1].url: got https://chat.example.com, expected a URI without")
                .hasMessageContaining("refit.notifications.sinks[1].secret: got something else, expected whsec_")
                .hasMessageContaining("refit.notifications.sinks[1].timeout: got PT0S, expected a time above zero")
                .hasMessageContaining("refit.notifications.sinks[2].url: got ")
                .hasMessageContaining("refit.notifications.sinks[2].secret-file: got /no/file")
                .hasMessageNotContaining("hidden");
    }

    private static ConfigSource properties(Map<String, String> properties) {
        return new PropertiesConfigSource(properties, "test", 300);
    }

    private static NotificationSettings settings(ConfigSource source) {
        return new SmallRyeConfigBuilder()
                .withSources(source)
                .withMapping(NotificationSettings.class)
                .withConverter(Duration.class, 200, SinksTest::duration)
                .build()
                .getConfigMapping(NotificationSettings.class);
    }

    /** As Quarkus reads it: a number with a unit. */
    private static Duration duration(String text) {
        return Duration.parse("PT" + text);
    }
}

package dev.refit.ingest.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who is told over HTTP of what has happened: sinks, {@code refit.notifications.sinks[0]}, {@code [1]} and so on. */
@ConfigMapping(prefix = "refit.notifications")
public interface NotificationSettings {

    /** In any order; none of them waits for another. */
    Optional<List<SinkSettings>> sinks();

    /** An address that events are posted to. */
    interface SinkSettings {

        /**
         * Its name in logs, metrics and the group of its offsets: lower-case letters, digits and {@code -}. Under another name
         * it begins anew, with what happens from then on.
         */
        String name();

        /** Where events are posted to, an {@code https:} URI (of this machine also {@code http:}). Redirects are not followed. */
        URI url();

        /** Whether {@code http:} is allowed for another machine, too. Whoever is on the way can then read the events. */
        @WithDefault("false")
        boolean plainHttp();

        /**
         * The events it is told of, of {@code stage.failed}, {@code refit.overdue}, {@code model.promoted}, {@code
         * model.rejected}, {@code upload.promoted}, {@code backfill.ended} and {@code run.held-back}.
         */
        @WithDefault("stage.failed,refit.overdue,model.promoted,model.rejected")
        List<String> events();

        /**
         * The file that holds the secret of its signatures: {@code whsec_} and 24 to 64 bytes in base 64. While a secret is being
         * replaced, it holds the old and the new one, on a line each. {@code secret} goes before it; one of them is required.
         */
        Optional<Path> secretFile();

        /** The secrets themselves, where a file is of no use, such as from a Secret of Kubernetes. */
        Optional<String> secret();

        /** The time that the sink has to answer, from the connection to the end of the answer. */
        @WithDefault("10s")
        Duration timeout();

        /** The wait before the second attempt; it doubles with each further one. */
        @WithDefault("1s")
        Duration backOff();

        /** The longest wait between two attempts. */
        @WithDefault("5m")
        Duration longestWait();

        /**
         * How long after an event it is tried to deliver it, or two minutes where that is over when it is tried first. Then it
         * becomes a dead letter, and the next event is delivered.
         */
        @WithDefault("24h")
        Duration patience();
    }
}

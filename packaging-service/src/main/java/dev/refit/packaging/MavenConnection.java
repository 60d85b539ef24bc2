package dev.refit.packaging;

import dev.refit.packaging.publish.MavenPublisher;
import dev.refit.packaging.publish.PublishedReleases;
import dev.refit.packaging.repository.Credentials;
import dev.refit.packaging.signature.SigningKey;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Connects the service to the Maven repository that the settings name. */
@Singleton
class MavenConnection {
    private static final Logger LOG = Logger.getLogger(MavenConnection.class);

    private final PackagingSettings settings;

    MavenConnection(PackagingSettings settings) {
        this.settings = settings;
    }

    @Produces
    @Singleton
    MavenPublisher publisher() {
        Optional<SigningKey> key = settings.signingKeyFile().map(SigningKey::read);
        if (key.isEmpty()) {
            LOG.warn("Releases are not signed: " + SigningKey.SETTING + " names no key. See docs/releases.md.");
        }
        return new MavenPublisher(settings.mavenRepository(), credentials(), key, settings.signCommand());
    }

    @Produces
    @Singleton
    PublishedReleases releases() {
        return new PublishedReleases(settings.mavenRepository(), credentials());
    }

    /** Empty when the settings name no account. */
    private Optional<Credentials> credentials() {
        return settings.mavenUsername().isEmpty() && settings.mavenPassword().isEmpty()
                ? Optional.empty()
                : Optional.of(new Credentials(
                        settings.mavenUsername().orElse(null),
                        settings.mavenPassword().orElse(null)));
    }
}

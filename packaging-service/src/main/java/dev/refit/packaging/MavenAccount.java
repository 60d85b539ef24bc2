package dev.refit.packaging;

import dev.refit.packaging.publish.Credentials;
import java.util.Optional;

/** The account that may deploy to the Maven repository. */
final class MavenAccount {
    private MavenAccount() {}

    /** Empty when the settings name none. */
    static Optional<Credentials> of(PackagingSettings settings) {
        return settings.mavenUsername().isEmpty() && settings.mavenPassword().isEmpty()
                ? Optional.empty()
                : Optional.of(new Credentials(
                        settings.mavenUsername().orElse(null),
                        settings.mavenPassword().orElse(null)));
    }
}

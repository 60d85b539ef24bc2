package dev.refit.cli.ingest;

import java.util.Optional;

/** The user of the operating system who runs the command. The platform records the name, and trusts it with nothing. */
final class LocalUser {
    private static final String NAME = System.getProperty("user.name");

    private LocalUser() {}

    /** The name, if a header can carry it. */
    static Optional<String> header() {
        return Optional.ofNullable(NAME).filter(name -> name.matches("[!-~]+"));
    }
}

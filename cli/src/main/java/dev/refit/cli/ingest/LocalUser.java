package dev.refit.cli.ingest;

import dev.refit.events.run.Actor;
import java.util.Optional;

/** The user of the operating system who runs the command. The platform records the name, and trusts it with nothing. */
public final class LocalUser {
    private static final String NAME = System.getProperty("user.name");

    private LocalUser() {}

    /** Who asks for what the command writes to Kafka by itself. */
    public static Actor actor() {
        return Actor.unknown(NAME);
    }

    /** The name, if a header can carry it. */
    static Optional<String> header() {
        return Optional.ofNullable(NAME).filter(name -> name.matches("[!-~]+"));
    }
}

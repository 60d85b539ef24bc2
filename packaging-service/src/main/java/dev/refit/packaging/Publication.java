package dev.refit.packaging;

import java.net.URI;

/** How an attempt to publish a library ended when nothing failed. */
sealed interface Publication {
    /** It is public. @param jar where */
    record Published(URI jar) implements Publication {}

    /** It stays private. @param reason a clause */
    record Withheld(String reason) implements Publication {}
}

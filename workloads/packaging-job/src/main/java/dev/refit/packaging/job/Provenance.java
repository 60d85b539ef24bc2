package dev.refit.packaging.job;

import dev.refit.events.RefitJson;

/** Where a library comes from. */
final class Provenance {
    private Provenance() {}

    /** As JSON. */
    static byte[] of(Library library) {
        return RefitJson.bytes(library.request());
    }
}

package dev.refit.events;

import dev.refit.events.run.DefinitionRecord;

/** The topics that carry no events, and the limits that all topics share. */
public final class Topics {
    /** Compacted; key: refit's name; value: {@link DefinitionRecord} as JSON, or null once deleted. */
    public static final String DEFINITIONS = "refit.definitions";

    /** Records that could not be read, byte for byte, with the reason in their headers. */
    public static final String DEAD_LETTERS = "refit.dead-letters";

    /** Partitions of every event topic in production. */
    public static final int PARTITIONS = 12;

    /** The largest payload of an event, in bytes; long lists of files are a manifest in the artifact store. */
    public static final int MAX_PAYLOAD = 256 * 1024;

    private Topics() {}
}

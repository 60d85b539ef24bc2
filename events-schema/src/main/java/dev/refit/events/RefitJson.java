package dev.refit.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * The one JSON form of everything in this module: components in their declared order, instants and durations in ISO
 * 8601, unknown members ignored (a reader of the last release can read the next one's events), missing primitives zero.
 * Writing is deterministic: equal values give equal bytes.
 */
public final class RefitJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectMapper CANONICAL = MAPPER.copy();

    static {
        CANONICAL.configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, true);
        CANONICAL.configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
    }

    private RefitJson() {}

    /** The shared mapper; do not reconfigure it. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not writable as JSON: " + value.getClass(), e);
        }
    }

    public static byte[] bytes(Object value) {
        return write(value).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** For digests: members and map entries sorted by name. */
    public static String canonical(Object value) {
        try {
            return CANONICAL.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not writable as JSON: " + value.getClass(), e);
        }
    }

    /**
     * Reads a value of this module.
     *
     * @throws UnreadableException when the bytes are not JSON, or not a valid {@code type}; the message says what and
     *     where
     */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new UnreadableException("expected a " + type.getSimpleName() + ", got null", null);
            }
            return value;
        } catch (JsonProcessingException e) {
            String at = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            Throwable cause = e.getCause() instanceof IllegalArgumentException i ? i : e;
            String what = cause == e ? e.getOriginalMessage() : cause.getMessage();
            throw new UnreadableException("not a valid " + type.getSimpleName() + ": " + what + at, e);
        } catch (IOException e) {
            throw new UnreadableException("not a valid " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    /** Bytes that are no value of the expected type. */
    public static final class UnreadableException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        public UnreadableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

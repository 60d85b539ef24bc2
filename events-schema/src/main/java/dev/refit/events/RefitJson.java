package dev.refit.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one JSON form of everything in this module: components in their declared order, instants and durations in ISO
 * 8601, unknown members ignored (a reader of the last release can read the next one's events), missing primitives zero.
 * Writing is deterministic: equal values give equal bytes.
 */
public final class RefitJson {
    /** Deeper, longer or larger is no value of this module. */
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(200)
            .maxNameLength(5_000)
            .maxNumberLength(500)
            .build();

    private static final ObjectMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(BOUNDS).build())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .registerSubtypes(eventTypes())
            .build();
    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private RefitJson() {}

    /** The types of events under the names that a member beside an event has. */
    private static NamedType[] eventTypes() {
        return Stream.of(EventType.values())
                .map(type -> new NamedType(type.payload(), type.key()))
                .toArray(NamedType[]::new);
    }

    /** The shared mapper, which bounds the depth of what it reads and the length of names and numbers; do not reconfigure it. */
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

    /**
     * For digests: members sorted by name, so that the order in which a record declares them does not matter. Maps stay
     * in their own order, which can have a meaning: the columns of a file without a header, the numbers of trials.
     */
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
            throw new UnreadableException("not a valid " + type.getSimpleName() + ": " + reason(e), e);
        } catch (IOException e) {
            throw new UnreadableException("not a valid " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    /** What is wrong, as the type's own check says it where there is one, and where. */
    public static String reason(JsonProcessingException e) {
        String what =
                e.getCause() instanceof IllegalArgumentException check ? check.getMessage() : e.getOriginalMessage();
        what = what.replaceAll(" \\(start marker at \\[Source:.*?\\]\\)", "");
        String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
        JsonLocation at = e.getLocation();
        // What breaks a bound has no place.
        String place = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
        String where = Stream.of(path, place).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        return where.isEmpty() ? what : what + " (" + where + ")";
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "" : "at " + path;
    }

    /** Bytes that are no value of the expected type. */
    public static final class UnreadableException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        public UnreadableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

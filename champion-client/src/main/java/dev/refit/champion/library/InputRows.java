package dev.refit.champion.library;

import dev.refit.model.json.Json;
import java.lang.invoke.MethodHandle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Turns values by name into the numbers that a library's model reads. Thread-safe. */
final class InputRows {
    private static final int TOLD = 10;

    /** An input in the model's order. @param name null if the schema does not have it, so that it is always missing */
    private record Input(String name, Kind kind) {}

    private enum Kind {
        TEXT("a text"),
        NUMBER("a number or a boolean"),
        TIME("an Instant");

        private final String expected;

        Kind(String expected) {
            this.expected = expected;
        }

        boolean fits(Object value) {
            return switch (this) {
                case TEXT -> value instanceof String;
                case NUMBER -> value instanceof Number || value instanceof Boolean;
                case TIME -> value instanceof Instant || value instanceof Date;
            };
        }
    }

    private final List<Input> inputs = new ArrayList<>();
    private final MethodHandle coder;

    /**
     * @param schema the library's {@code schema.json}
     * @param coder the library's {@code InputCoder.value}: a column's index and a value to a number
     */
    InputRows(String schema, LibraryCoder library, MethodHandle coder) throws Throwable {
        this.coder = coder;
        List<String> names = new ArrayList<>();
        List<Boolean> texts = new ArrayList<>();
        for (Object entry : (List<?>) ((Map<?, ?>) Json.readUnambiguous(schema)).get("inputs")) {
            Map<?, ?> input = (Map<?, ?>) entry;
            names.add((String) input.get("name"));
            texts.add("categorical".equals(input.get("kind")));
        }
        int[] places = library.places(names);
        for (int i = 0; i < places.length; i++) {
            boolean known = places[i] >= 0;
            Kind kind = library.isTime(i) ? Kind.TIME : known && texts.get(places[i]) ? Kind.TEXT : Kind.NUMBER;
            inputs.add(new Input(known ? names.get(places[i]) : null, kind));
        }
    }

    double[] row(Map<String, ?> values) throws Throwable {
        double[] row = new double[inputs.size()];
        boolean any = false;
        for (int i = 0; i < row.length; i++) {
            Input input = inputs.get(i);
            Object value = input.name() == null ? null : values.get(input.name());
            if (value != null && !input.kind().fits(value)) {
                throw new IllegalArgumentException(input.name() + ": got a "
                        + value.getClass().getSimpleName() + ", expected " + input.kind().expected);
            }
            any |= value != null || input.name() != null && values.containsKey(input.name());
            row[i] = (double) coder.invokeExact(i, value);
        }
        if (!any && row.length > 0) {
            throw new IllegalArgumentException("got the columns " + told(List.copyOf(values.keySet()))
                    + ", expected inputs of the model: "
                    + told(inputs.stream().map(Input::name).toList()));
        }
        return row;
    }

    private static String told(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(TOLD, names.size()))) + (names.size() > TOLD ? ", …" : "");
    }
}

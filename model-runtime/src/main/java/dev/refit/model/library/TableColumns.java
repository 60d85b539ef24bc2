package dev.refit.model.library;

import dev.refit.model.Column;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the inputs of a model among the columns of a table with the names and types of Spark. */
final class TableColumns {
    private static final int TOLD = 10;
    private static final String TIME = "timestamp";
    private static final String UNTYPED = "void";
    private static final Set<String> NUMBERS =
            Set.of("tinyint", "smallint", "int", "bigint", "float", "double", "boolean");
    private static final Set<String> TEXTS = Set.of("string", "char", "varchar");

    private final List<String> names;
    private final List<String> types;

    TableColumns(List<String> names, List<String> types) {
        this.names = names;
        this.types = types;
    }

    /** @param times which of the inputs are times */
    int[] places(List<Column> inputs, boolean[] times) {
        Set<String> exact = inputs.stream().map(Column::name).collect(Collectors.toSet());
        int[] places = IntStream.range(0, inputs.size())
                .map(i -> place(inputs.get(i), times[i], exact))
                .toArray();
        if (IntStream.of(places).allMatch(place -> place < 0)) {
            throw new InvalidInputException("got the columns " + told(names) + ", expected inputs of the model: "
                    + told(inputs.stream().map(Column::name).toList()));
        }
        return places;
    }

    private int place(Column input, boolean time, Set<String> exact) {
        List<Integer> found = indexes(input.name()::equals);
        if (found.isEmpty()) {
            found = indexes(name -> name.equalsIgnoreCase(input.name()) && !exact.contains(name));
        }
        if (found.size() > 1) {
            throw new InvalidInputException(input.name() + ": got the columns "
                    + told(found.stream().map(names::get).toList()) + ", expected one");
        }
        if (found.isEmpty()) {
            return -1;
        }
        check(input, time, types.get(found.get(0)));
        return found.get(0);
    }

    private List<Integer> indexes(java.util.function.Predicate<String> wanted) {
        return IntStream.range(0, names.size())
                .filter(i -> wanted.test(names.get(i)))
                .boxed()
                .toList();
    }

    private static void check(Column input, boolean time, String type) {
        String plain = type.split("[ (]", 2)[0];
        boolean fits = time
                ? plain.equals(TIME)
                : input.isCategorical() ? TEXTS.contains(plain) : NUMBERS.contains(plain) || plain.equals("decimal");
        if (!fits && !plain.equals(UNTYPED)) {
            throw new InvalidInputException(input.name() + ": got a column of the type " + type + ", expected "
                    + (time ? TIME + ": CAST it" : input.isCategorical() ? "string" : "a number or boolean"));
        }
    }

    private static String told(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(TOLD, names.size()))) + (names.size() > TOLD ? ", …" : "");
    }
}

package dev.refit.training.job.example;

import dev.refit.events.data.Column;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.model.ModelSchema.Input;
import dev.refit.events.model.ModelSchema.Kind;
import dev.refit.events.model.ModelSchema.Response;
import hex.Model;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import water.fvec.Frame;
import water.fvec.Vec;

/**
 * What a model reads and answers: the inputs that are left after H2O dropped what says nothing. Their order is that of the
 * feature table. That of a MOJO depends on the data where H2O puts the columns with the most levels first.
 */
public final class ExportedSchema {
    private ExportedSchema() {}

    /**
     * @param training the rows that the model was trained on
     * @param columns of the feature table
     * @param constants whether the library is to have constants for levels
     */
    public static ModelSchema of(Model<?, ?, ?> model, Frame training, List<Column> columns, boolean constants) {
        Map<String, String> types =
                columns.stream().collect(Collectors.toMap(Column::name, Column::type, (one, other) -> one));
        Map<String, Integer> places = IntStream.range(0, columns.size())
                .boxed()
                .collect(Collectors.toMap(i -> columns.get(i).name(), i -> i, (one, other) -> one));
        String[][] domains = model._output._domains;
        List<Input> inputs = IntStream.range(0, model._output.nfeatures())
                .mapToObj(i -> domains[i] == null
                        ? numeric(model._output._names[i], types, training)
                        : Input.categorical(model._output._names[i], texts(domains[i]), constants))
                .sorted(Comparator.comparing(input -> places.getOrDefault(input.name(), columns.size())))
                .toList();
        String[] labels = model._output.isClassifier() ? model._output.classNames() : null;
        return new ModelSchema(inputs, new Response(model._output.responseName(), texts(labels)));
    }

    /** A time is an {@code Instant} to callers, where libraries of older releases had a number. */
    private static Input numeric(String name, Map<String, String> types, Frame training) {
        String type = "timestamp".equals(types.get(name)) ? "instant" : types.get(name);
        Vec column = training.vec(name);
        boolean known = column != null && column.naCnt() < column.length();
        return known
                ? new Input(name, Kind.NUMERIC, type, List.of(), column.min(), column.max())
                : new Input(name, Kind.NUMERIC, type, List.of(), null, null);
    }

    private static List<String> texts(String[] domain) {
        return domain == null ? List.of() : List.of(domain);
    }
}

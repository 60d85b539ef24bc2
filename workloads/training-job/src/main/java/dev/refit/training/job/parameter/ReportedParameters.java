package dev.refit.training.job.parameter;

import dev.refit.events.definition.engine.h2o.Algorithm;
import hex.KeyValue;
import hex.Model;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import water.api.schemas3.FrameV3.ColSpecifierV3;
import water.api.schemas3.KeyValueV3;
import water.api.schemas3.ModelParametersSchemaV3;

/** The parameters a model was trained with, as H2O reports them: plain values only, by name. */
public final class ReportedParameters {
    private static final int LONGEST_LIST = 100;

    private ReportedParameters() {}

    public static Map<String, Object> of(Algorithm algorithm, Model<?, ?, ?> model) {
        ModelParametersSchemaV3<?, ?> schema = Schemas.of(algorithm, model._parms);
        Map<String, Object> reported = new TreeMap<>();
        for (String name : Schemas.names(schema)) {
            try {
                plain(schema.getClass().getField(name).get(schema)).ifPresent(value -> reported.put(name, value));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("H2O lists a parameter that it does not have: " + name, e);
            }
        }
        reported.remove("ignored_columns");
        return reported;
    }

    /** Empty for what JSON cannot say and for what names objects of H2O's memory. */
    private static Optional<Object> plain(Object value) {
        if (value instanceof Boolean || value instanceof String || value instanceof Integer || value instanceof Long) {
            return Optional.of(value);
        }
        if (value instanceof Number number) {
            return Double.isFinite(number.doubleValue()) ? Optional.of(value) : Optional.empty();
        }
        if (value instanceof Enum<?> constant) {
            return Optional.of(constant.name());
        }
        if (value instanceof ColSpecifierV3 column) {
            return Optional.ofNullable(column.column_name);
        }
        if (value instanceof KeyValueV3[] weights) {
            return weights.length == 0
                    ? Optional.empty()
                    : Optional.of(Stream.of(weights)
                            .map(KeyValueV3::createAndFillImpl)
                            .collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue, (a, b) -> b)));
        }
        if (value != null && value.getClass().isArray() && Array.getLength(value) <= LONGEST_LIST) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                plain(Array.get(value, i)).ifPresent(list::add);
            }
            return list.isEmpty() ? Optional.empty() : Optional.of(list);
        }
        return Optional.empty();
    }
}

package dev.refit.training.job.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.definition.DefinitionParser;
import dev.refit.definition.InvalidDefinitionException;
import dev.refit.events.RefitJson;
import dev.refit.events.definition.engine.h2o.Algorithm;
import dev.refit.events.definition.engine.h2o.ForbiddenParameter;
import dev.refit.job.JobFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A parameter that the reader of definitions accepts is accepted by the workload and by H2O's schema, and vice versa. */
class ParameterAgreementTest {
    private static final List<Object> VALUES = List.of(
            true,
            6,
            6.0,
            6.5,
            -1,
            4_000_000_000L,
            "6",
            "a text",
            "AUTO",
            "auto",
            List.of(),
            List.of(1, 2),
            List.of(0.5),
            List.of("a", "b"),
            List.of(1, "a"),
            List.of(true),
            List.of(List.of("a", "b"), List.of("c")),
            List.of(List.of(List.of("a"))),
            Map.of("a", 1, "b", -1.0),
            Map.of("a", "up"),
            List.of(Map.of("a", 1)));

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void every_parameter_of_an_algorithm_is_accepted_or_refused_at_both_ends(Algorithm algorithm) throws Exception {
        Set<String> names = new TreeSet<>(ForbiddenParameter.names());
        names.addAll(Schemas.names(Schemas.defaults(algorithm)));
        names.addAll(List.of("ntree", "no_such_parameter"));
        Map<String, Boolean> reader = new LinkedHashMap<>();
        Map<String, Boolean> workload = new LinkedHashMap<>();

        for (String name : names) {
            for (Object value : values(algorithm, name)) {
                reader.put(name + " = " + value, readerAccepts(algorithm, name, value));
                workload.put(name + " = " + value, workloadAccepts(algorithm, name, value));
            }
        }

        assertThat(workload).isEqualTo(reader);
        assertThat(reader).containsValues(true, false);
    }

    @Test
    void every_forbidden_parameter_is_one_of_h2o() {
        Set<String> known = new TreeSet<>();
        for (Algorithm algorithm : Algorithm.values()) {
            known.addAll(Schemas.names(Schemas.defaults(algorithm)));
        }

        assertThat(known).containsAll(ForbiddenParameter.names());
    }

    private static List<Object> values(Algorithm algorithm, String name) {
        List<Object> values = new ArrayList<>(VALUES);
        var parameter = ParameterTable.of(algorithm).get(name);
        if (parameter != null) {
            values.addAll(parameter.choices());
        }
        return values;
    }

    private static boolean readerAccepts(Algorithm algorithm, String name, Object value) throws IOException {
        ObjectNode resource = (ObjectNode)
                RefitJson.mapper().readTree(ParameterAgreementTest.class.getResourceAsStream("resource.json"));
        ObjectNode h2o = (ObjectNode) resource.at("/spec/training/h2o");
        h2o.put("algorithm", algorithm.name().toLowerCase(Locale.ROOT));
        h2o.putObject("parameters").set(name, RefitJson.mapper().valueToTree(value));
        try {
            new DefinitionParser().resource(resource);
            return true;
        } catch (InvalidDefinitionException e) {
            assertThat(e).hasMessageContaining("spec.training.h2o.parameters." + name);
            return false;
        }
    }

    private static boolean workloadAccepts(Algorithm algorithm, String name, Object value) {
        try {
            new AlgorithmParameters(algorithm, Map.of(name, value)).toH2o();
            return true;
        } catch (JobFailedException e) {
            assertThat(e.failure().message())
                    .contains("training.h2o.parameters")
                    .contains(name);
            assertThat(e.failure().hint()).isNotBlank();
            return false;
        }
    }
}

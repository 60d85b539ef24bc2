package dev.refit.run.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.model.LevelConstants;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.model.ModelSchema.Input;
import dev.refit.events.model.ModelSchema.Kind;
import dev.refit.events.model.ModelSchema.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SchemaChangeTest {
    private static final Input DISTANCE = new Input("distance", Kind.NUMERIC, List.of());
    private static final Input CARRIER = new Input("carrier", Kind.CATEGORICAL, List.of("AA", "UA"));
    private static final Response DELAYED = new Response("delayed", List.of("no", "yes"));
    private static final ModelSchema SCHEMA = new ModelSchema(List.of(CARRIER, DISTANCE), DELAYED);

    @Test
    void equalSchemasDoNotDifferAndTheOrderOfLevelsAndLabelsIsNoDifference() {
        Input turned = new Input("carrier", Kind.CATEGORICAL, List.of("UA", "AA"));
        Response other = new Response("delayed", List.of("yes", "no"));

        assertThat(SchemaChange.between(SCHEMA, SCHEMA)).isEmpty();
        assertThat(SchemaChange.between(SCHEMA, new ModelSchema(List.of(turned, DISTANCE), other)))
                .isEmpty();
    }

    @Test
    void whatIsAddedBreaksNobody() {
        ModelSchema after = new ModelSchema(
                List.of(
                        new Input("carrier", Kind.CATEGORICAL, List.of("AA", "B6", "UA")),
                        new Input("month", Kind.NUMERIC, null),
                        DISTANCE),
                new Response("delayed", List.of("no", "yes", "cancelled")));

        assertThat(SchemaChange.between(SCHEMA, after))
                .containsExactly(
                        new SchemaChange(false, "level of carrier 'B6' is new"),
                        new SchemaChange(false, "input month is new"),
                        new SchemaChange(false, "label 'cancelled' is new"));
    }

    @Test
    void whatIsTakenAwayBreaks() {
        ModelSchema after = new ModelSchema(
                List.of(new Input("carrier", Kind.CATEGORICAL, List.of("B6"))), new Response("delayed", List.of("no")));

        assertThat(SchemaChange.between(SCHEMA, after))
                .containsExactly(
                        new SchemaChange(false, "levels of carrier 'AA', 'UA' are no longer known"),
                        new SchemaChange(false, "level of carrier 'B6' is new"),
                        new SchemaChange(true, "input distance was removed"),
                        new SchemaChange(true, "label 'yes' is no longer known"));
    }

    @Test
    void anotherTypeBreaksWhereBothAreKnown() {
        Input whole = new Input("distance", Kind.NUMERIC, "int", null, 0.0, 10.0);
        Input decimal = new Input("distance", Kind.NUMERIC, "double", null, 0.5, 20.0);
        Input unknown = new Input("distance", Kind.NUMERIC, null);

        assertThat(changes(whole, decimal))
                .containsExactly(new SchemaChange(true, "input distance changed from int to double"));
        assertThat(changes(unknown, decimal)).isEmpty();
    }

    @Test
    void aLostConstantBreaksAndSoDoesOneThatMeansAnotherLevel() {
        Input both = Input.categorical("carrier", List.of("AA", "UA"), true);
        Input fewer = Input.categorical("carrier", List.of("AA"), true);
        Input shadowed = Input.categorical("carrier", List.of("AA", "U A", "ua", "UA"), true);

        assertThat(changes(both, fewer))
                .containsExactly(new SchemaChange(true, "level of carrier 'UA' is no longer known"));
        assertThat(changes(fewer, both)).containsExactly(new SchemaChange(false, "level of carrier 'UA' is new"));
        assertThat(changes(both, shadowed))
                .containsExactly(
                        new SchemaChange(false, "levels of carrier 'U A', 'ua' are new"),
                        new SchemaChange(true, "the constant of level 'UA' of carrier is UA_2, no longer UA"));
    }

    @Test
    void textsThatBecomeConstantsBreakAndSoDoConstantsThatBecomeTexts() {
        List<String> many = IntStream.range(0, LevelConstants.MOST + 1)
                .mapToObj(i -> "N" + i)
                .toList();
        Input constants = Input.categorical("carrier", many.subList(0, LevelConstants.MOST), true);

        assertThat(changes(CARRIER, Input.categorical("carrier", CARRIER.levels(), true)))
                .containsExactly(new SchemaChange(true, "input carrier changed from text to enum"));
        assertThat(changes(constants, Input.categorical("carrier", many, true)))
                .containsExactly(
                        new SchemaChange(true, "input carrier changed from enum to text"),
                        new SchemaChange(false, "level of carrier 'N1000' is new"));
    }

    private static List<SchemaChange> changes(Input before, Input after) {
        return SchemaChange.between(
                new ModelSchema(List.of(before), DELAYED), new ModelSchema(List.of(after), DELAYED));
    }

    @Test
    void anotherKindAnotherOrderAndAnotherResponseBreak() {
        Input coded = new Input("carrier", Kind.NUMERIC, null);

        assertThat(SchemaChange.between(SCHEMA, new ModelSchema(List.of(coded, DISTANCE), DELAYED)))
                .containsExactly(new SchemaChange(true, "input carrier changed from categorical to numeric"));
        assertThat(SchemaChange.between(SCHEMA, new ModelSchema(List.of(DISTANCE, CARRIER), DELAYED)))
                .containsExactly(new SchemaChange(true, "the inputs have another order"));
        assertThat(SchemaChange.between(SCHEMA, new ModelSchema(SCHEMA.inputs(), new Response("late", List.of()))))
                .containsExactly(new SchemaChange(true, "it predicts late, no longer delayed"));
        assertThat(SchemaChange.between(SCHEMA, new ModelSchema(SCHEMA.inputs(), new Response("delayed", null))))
                .containsExactly(new SchemaChange(true, "delayed is a quantity, no longer a class"));
    }

    @Test
    void manyLevelsAreToldByTheFirst() {
        List<String> levels = IntStream.range(0, 14).mapToObj(i -> "N" + i).toList();
        ModelSchema after = new ModelSchema(List.of(new Input("carrier", Kind.CATEGORICAL, levels), DISTANCE), DELAYED);

        assertThat(SchemaChange.between(SCHEMA, after).get(1).what())
                .isEqualTo("levels of carrier 'N0', 'N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8', 'N9' and 4 more"
                        + " are new");
    }
}

package dev.refit.packaging.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.RefitJson;
import dev.refit.events.definition.InputPolicy;
import dev.refit.events.definition.InputsSpec;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.model.ModelSchema.Input;
import dev.refit.events.model.ModelSchema.Kind;
import dev.refit.events.model.ModelSchema.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a definition says of values that its model was not made for. Many recorded rows are out of the ranges here. */
class InputPoliciesIT {

    @TempDir
    Path temp;

    @Test
    void aNumberOutOfRangeIsScoredAsIfItWereMissing() throws Exception {
        try (PackagedLibrary library = released(new InputsSpec(null, null, InputPolicy.MISSING))) {
            Object far = library.set(library.builder(), "arrDelay", double.class, 20.001);
            Object largest = library.set(library.builder(), "arrDelay", double.class, 20.0);
            Object smallest = library.set(library.builder(), "arrDelay", double.class, -20.0);

            assertThat(library.score(far)).isEqualTo(library.score(library.builder()));
            assertThat(library.score(largest)).isNotEqualTo(library.score(smallest));
            assertThat(problems(library)).contains("column=arr_delay, reason=OUT_OF_RANGE, count=1, lastValue=20.001");
        }
    }

    @Test
    void whatIsRefusedIsNamedWithWhatWasExpected() throws Exception {
        InputsSpec strict = new InputsSpec(InputPolicy.REFUSE, InputPolicy.REFUSE, InputPolicy.REFUSE);
        try (PackagedLibrary library = released(strict)) {
            assertThatThrownBy(() -> library.score(library.builder()))
                    .hasRootCauseMessage("month: got nothing, expected a value");
            assertThatThrownBy(() -> library.score(whole(library, 20.001, "UA")))
                    .hasRootCauseMessage("arr_delay: got 20.001, expected a number from -20.0 to 20.0, as in training");
            assertThatThrownBy(() -> library.score(whole(library, 0, "never seen")))
                    .rootCause()
                    .hasMessageStartingWith("carrier: got 'never seen', expected one of its 4 levels: ");
            assertThat(library.score(whole(library, 0, "UA"))).isNotNull();
        }
    }

    private static Object whole(PackagedLibrary library, double arrDelay, String carrier)
            throws ReflectiveOperationException {
        Object builder = library.builder();
        library.set(builder, "month", int.class, 3);
        library.set(builder, "distance", long.class, 1400L);
        library.set(builder, "depDelay", double.class, 1.0);
        library.set(builder, "cancelled", boolean.class, false);
        library.set(builder, "carrier", String.class, carrier);
        library.set(builder, "origin", String.class, "EWR");
        return library.set(builder, "arrDelay", double.class, arrDelay);
    }

    private static String problems(PackagedLibrary library) throws ReflectiveOperationException {
        Object inputs = library.type("Model").getMethod("inputs").invoke(library.model());
        return inputs.getClass().getMethod("problems").invoke(inputs).toString();
    }

    private PackagedLibrary released(InputsSpec inputs) throws IOException {
        ModelSchema schema = new ModelSchema(
                List.of(new Input("arr_delay", Kind.NUMERIC, "double", List.of(), -20.0, 20.0)),
                new Response("late", List.of("no", "yes")));
        Path file = Files.write(temp.resolve("schema.json"), RefitJson.bytes(schema));
        return PackagedLibrary.made(
                PackagingRequests.guarded(ForgedModels.mojo("gbm"), ForgedModels.examples("gbm"), file, inputs),
                temp.resolve("job"));
    }
}

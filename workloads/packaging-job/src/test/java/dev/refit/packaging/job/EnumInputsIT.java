package dev.refit.packaging.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.RefitJson;
import dev.refit.events.definition.InputPolicy;
import dev.refit.events.definition.InputsSpec;
import dev.refit.events.definition.LevelType;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.model.ModelSchema.Input;
import dev.refit.events.model.ModelSchema.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries whose definition asks for constants instead of texts. */
class EnumInputsIT {

    @TempDir
    Path temp;

    @Test
    void aConstantScoresAsItsTextDoesElsewhere() throws Exception {
        try (PackagedLibrary typed = released("gbm", null);
                PackagedLibrary texts = PackagedLibrary.made(
                        PackagingRequests.of(ForgedModels.mojo("gbm"), ForgedModels.examples("gbm")),
                        temp.resolve("texts"))) {
            Class<?> carrier = typed.type("Input$Carrier");

            assertThat(carrier.getEnumConstants()).extracting(Object::toString).contains("UA", "B6", "O_S", "DÉ_J");
            for (Object constant : carrier.getEnumConstants()) {
                String level = (String) carrier.getMethod("level").invoke(constant);
                Object text = texts.set(texts.builder(), "carrier", String.class, level == null ? "other" : level);

                assertThat(typed.score(typed.set(typed.builder(), "carrier", carrier, constant)))
                        .hasToString(texts.score(text).toString());
                assertThat(of(carrier, level == null ? "other" : level)).isEqualTo(constant);
            }
            assertThat(of(carrier, null)).isNull();
            assertThat(typed.score(typed.set(typed.builder(), "carrier", carrier, null)))
                    .isEqualTo(typed.score(typed.builder()));
            assertThat(typed.type("Input").getMethod("carrier").getReturnType()).isEqualTo(carrier);
        }
    }

    @Test
    void aTextThatIsNoLevelMeetsThePolicyOfUnseenLevels() throws Exception {
        try (PackagedLibrary library = released("gbm", InputPolicy.REFUSE)) {
            Class<?> carrier = library.type("Input$Carrier");
            Object unseen = library.set(library.builder(), "carrier", carrier, of(carrier, "never seen"));

            assertThatThrownBy(() -> library.score(unseen))
                    .rootCause()
                    .hasMessageStartingWith("carrier: got a text that is not a level, expected one of its 4 levels: ");
        }
    }

    @Test
    void aClassOfManyColumnsHasThemToo() throws Exception {
        try (PackagedLibrary library = released("wide", null)) {
            Class<?> level = library.type("Input$C299");
            Object builder = library.set(library.builder(), "c299", level, of(level, "JFK"));
            Object input = builder.getClass().getMethod("build").invoke(builder);

            assertThat(input.getClass().isRecord()).isFalse();
            assertThat(input.getClass().getMethod("c299").invoke(input)).hasToString("JFK");
            assertThat(library.score(builder)).isNotNull();
        }
    }

    private static Object of(Class<?> type, String level) throws ReflectiveOperationException {
        return type.getMethod("of", String.class).invoke(null, level);
    }

    private PackagedLibrary released(String model, InputPolicy unseen) throws IOException {
        ModelSchema schema = new ModelSchema(
                List.of(Input.categorical("carrier", List.of("UA"), true)), new Response("late", List.of("no", "yes")));
        Path file = Files.write(temp.resolve("schema.json"), RefitJson.bytes(schema));
        InputsSpec inputs = new InputsSpec(unseen, null, null, LevelType.ENUM);
        return PackagedLibrary.made(
                PackagingRequests.guarded(ForgedModels.mojo(model), ForgedModels.examples(model), file, inputs),
                temp.resolve("typed"));
    }
}

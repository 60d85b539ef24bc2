package dev.refit.events.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.RefitJson;
import dev.refit.events.model.ModelSchema.Input;
import dev.refit.events.model.ModelSchema.Kind;
import dev.refit.events.model.ModelSchema.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelSchemaTest {
    private static final Input DISTANCE = new Input("distance", Kind.NUMERIC, List.of());
    private static final Input CARRIER = new Input("carrier", Kind.CATEGORICAL, List.of("AA", "UA"));
    private static final Response DELAYED = new Response("delayed", List.of("no", "yes"));
    private static final ModelSchema SCHEMA = new ModelSchema(List.of(CARRIER, DISTANCE), DELAYED);

    @Test
    void itIsWrittenAsDocumentedAndReadBack() {
        String json = RefitJson.write(SCHEMA);

        assertThat(json)
                .isEqualTo(
                        """
                        {"inputs":[{"name":"carrier","kind":"categorical","levels":["AA","UA"]},\
                        {"name":"distance","kind":"numeric","levels":[]}],\
                        "response":{"name":"delayed","labels":["no","yes"]}}""");
        assertThat(RefitJson.read(json.getBytes(UTF_8), ModelSchema.class)).isEqualTo(SCHEMA);
    }

    @Test
    void theSameInputTwiceAndLevelsOfANumberAreRefused() {
        assertThatThrownBy(() -> new ModelSchema(List.of(CARRIER, CARRIER), DELAYED))
                .hasMessage("inputs: got carrier twice, expected each input once");
        assertThatThrownBy(() -> new Input("distance", Kind.NUMERIC, List.of("far")))
                .hasMessage("levels: got [far], expected none, as distance is numeric");
    }
}

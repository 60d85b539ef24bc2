package dev.refit.run.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.model.ModelSchema;
import dev.refit.events.model.ModelSchema.Input;
import dev.refit.events.model.ModelSchema.Kind;
import dev.refit.events.model.ModelSchema.Response;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseVersionTest {
    private static final ReleaseVersion VERSION = new ReleaseVersion(1, 2, 3);
    private static final Optional<ModelSchema> SCHEMA = schema("a", "b");
    private static final Optional<ModelSchema> UNKNOWN = Optional.empty();

    @Test
    void theSameSchemaIsAPatch() {
        assertThat(VERSION.next(SCHEMA, schema("b", "a"))).hasToString("1.2.4");
        assertThat(VERSION.next(UNKNOWN, UNKNOWN)).hasToString("1.2.4");
    }

    @Test
    void whatIsAddedIsAMinorVersion() {
        assertThat(VERSION.next(SCHEMA, schema("a", "b", "c"))).hasToString("1.3.0");
    }

    @Test
    void whatIsLostIsAMajorVersionWhateverIsAddedAndSoIsWhatNobodyKnows() {
        assertThat(VERSION.next(SCHEMA, schema("a", "c"))).hasToString("2.0.0");
        assertThat(VERSION.next(UNKNOWN, SCHEMA)).hasToString("2.0.0");
        assertThat(VERSION.next(SCHEMA, UNKNOWN)).hasToString("2.0.0");
    }

    @Test
    void versionsAreOrderedByNumberAndOtherTextsAreNone() {
        assertThat(ReleaseVersion.parse("1.10.0").orElseThrow())
                .isGreaterThan(ReleaseVersion.parse("1.9.12").orElseThrow());
        assertThat(List.of("1.0", "1.0.0-rc1", "a.b.c", "1.0.99999999999"))
                .allSatisfy(text -> assertThat(ReleaseVersion.parse(text)).isEmpty());
    }

    private static Optional<ModelSchema> schema(String... labels) {
        Input input = new Input("sugar", Kind.NUMERIC, null);
        return Optional.of(new ModelSchema(List.of(input), new Response("quality", List.of(labels))));
    }
}

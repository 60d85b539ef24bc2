package dev.refit.definition.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.refit.events.definition.InputPolicy;
import dev.refit.events.definition.InputsSpec;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.PackagingSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackagingOptionsTest {

    @Test
    void coordinatesAreEnough() {
        PackagingSpec packaging = PackagingOptions.read(Map.of("group", "com.example", "artifact", "delay-model"));

        assertThat(packaging.maven()).isEqualTo(new MavenSpec("com.example", "delay-model"));
        assertThat(packaging.examples()).isEqualTo(PackagingSpec.DEFAULT_EXAMPLES);
        assertThat(packaging.inputs()).isEqualTo(new InputsSpec(null, null, null));
    }

    @Test
    void everythingElseCanBeSaid() {
        PackagingSpec packaging = PackagingOptions.read(
                Map.of("group", "g", "artifact", "a", "carry", "7", "unseen-level", "REFUSE", "missing", "score"));

        assertThat(packaging.examples()).isEqualTo(7);
        assertThat(packaging.inputs()).isEqualTo(new InputsSpec(InputPolicy.REFUSE, InputPolicy.SCORE, null));
    }

    @Test
    void coordinatesOfANewModelHaveTheBoundsOfNewDefinitions() {
        InvalidUploadException refusal = catchThrowableOfType(
                InvalidUploadException.class,
                () -> PackagingOptions.read(Map.of("group", "g".repeat(201), "artifact", "a".repeat(101))));

        assertThat(refusal.problems())
                .satisfiesExactly(
                        group -> assertThat(group).startsWith("group: got ").contains("at most 200 characters"),
                        artifact -> assertThat(artifact)
                                .startsWith("artifact: got ")
                                .contains("at most 100 characters"));
    }

    @Test
    void everyProblemIsNamedByItsOption() {
        InvalidUploadException refusal = catchThrowableOfType(
                InvalidUploadException.class,
                () -> PackagingOptions.read(
                        Map.of("group", "Com.Example", "carry", "0", "unseen-level", "score", "missing", "missing")));

        assertThat(refusal.problems())
                .containsExactly(
                        "group: got Com.Example, expected a Java package name of at most 200 characters, such as com.example.models",
                        "artifact: got null, expected lower-case words joined by '-', at most 100 characters, such as delay-model",
                        "carry: got 0, expected a whole number of at least 1",
                        "unseen-level: got score, expected missing or refuse",
                        "missing: got missing, expected score or refuse");
    }
}

package dev.refit.stage.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class GrantsTest {

    @Test
    void withoutSettingsNothingIsGranted() {
        assertThat(grants(Map.of())).isEmpty();
    }

    @Test
    void aGrantIsReadFromProperties() {
        List<Grant> grants = grants(Map.of(
                "refit.access.grants[0].roles", "/refit/authors,owners",
                "refit.access.grants[0].permissions", "apply-sql,apply-code",
                "refit.access.grants[0].refits", "flight-*",
                "refit.access.grants[0].coordinates", "com.example.flights:*"));

        assertThat(grants).hasSize(1);
        assertThat(grants.get(0).roles()).containsExactlyInAnyOrder("/refit/authors", "owners");
        assertThat(grants.get(0).permissions()).containsExactlyInAnyOrder(Permission.APPLY_SQL, Permission.APPLY_CODE);
        assertThat(grants.get(0).within()).containsOnlyKeys(Target.REFIT, Target.COORDINATES);
    }

    @Test
    void aGrantIsReadFromTheEnvironment() {
        List<Grant> grants = Grants.of(settings(new EnvConfigSource(
                Map.of(
                        "REFIT_ACCESS_GRANTS_0__ROLES", "publishers",
                        "REFIT_ACCESS_GRANTS_0__PERMISSIONS", "publish",
                        "REFIT_ACCESS_GRANTS_0__DATASETS", "flights",
                        "REFIT_ACCESS_GRANTS_1__ROLES", "admins",
                        "REFIT_ACCESS_GRANTS_1__PERMISSIONS", "publish,apply-sql,apply-code,upload"),
                300)));

        assertThat(grants).hasSize(2);
        assertThat(grants.get(0).within()).containsOnlyKeys(Target.DATASET);
        assertThat(grants.get(1).within()).isEmpty();
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        assertThatThrownBy(() -> grants(Map.of(
                        "refit.access.grants[0].roles", "a",
                        "refit.access.grants[0].permissions", "publish,apply-sql",
                        "refit.access.grants[0].refits", "flight-*",
                        "refit.access.grants[1].roles", "b",
                        "refit.access.grants[1].permissions", "upload",
                        "refit.access.grants[1].coordinates", "com.example.*")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "refit.access.grants[0].refits: got flight-* for publish, which is not about a refit, expected"
                                + " a grant of its own for it; refit.access.grants[1].coordinates: got com.example.*, expected"
                                + " groupId:artifactId, each with * for any characters");
    }

    @Test
    void aPermissionThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> grants(Map.of(
                        "refit.access.grants[0].roles", "a", "refit.access.grants[0].permissions", "everything")))
                .hasMessageContaining("everything");
    }

    @Test
    void aStarStandsForAnythingButAColon() {
        NamePattern group = Target.COORDINATES.pattern("com.example.*:*-model");

        assertThat(group.matches("com.example.flights:delay-model")).isTrue();
        assertThat(group.matches("com.example.flights.more:-model")).isTrue();
        assertThat(group.matches("com.exampleXflights:delay-model")).isFalse();
        assertThat(group.matches("com.example.flights:delay")).isFalse();
        assertThat(group.matches("com.example.a:b:c-model")).isFalse();
        assertThat(Target.REFIT.pattern("flight-delay").matches("flight-delays"))
                .isFalse();
    }

    private static List<Grant> grants(Map<String, String> properties) {
        return Grants.of(settings(new PropertiesConfigSource(properties, "test", 100)));
    }

    private static AccessSettings settings(ConfigSource source) {
        return new SmallRyeConfigBuilder()
                .withSources(source)
                .withMapping(AccessSettings.class)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(AccessSettings.class);
    }
}

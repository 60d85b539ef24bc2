package dev.refit.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {

    @Test
    void thePageIsWhatTheSourcesSay() {
        assertThat(Checkout.read(SettingsReference.FILE))
                .as("docs/settings.md; to write it anew: mvn test -pl system-tests/documentation -Dtest=RewriteFiles")
                .isEqualTo(SettingsReference.markdown());
    }

    @Test
    void noSettingIsOnAnInterfaceThatThePageLeavesOut() {
        List<String> prefixes = Checkout.files(".", ".java").stream()
                .filter(source -> source.toString().contains("/src/main/java/"))
                .flatMap(source -> ConfigInterface.in(source).stream())
                .map(ConfigInterface::prefix)
                .toList();

        assertThat(prefixes).isNotEmpty();
        assertThat(SettingsReference.markdown()).contains(prefixes);
    }

    @Test
    void keysAreNamedAsTheConfigurationNamesThem() {
        assertThat(SettingsReference.markdown())
                .contains("`refit.packaging.memory-mi-b`<br>`REFIT_PACKAGING_MEMORY_MI_B` | `int` | `768`")
                .contains("`refit.stage.max-in-flight`<br>`REFIT_STAGE_MAX_IN_FLIGHT` | `int` | `512`");
    }
}

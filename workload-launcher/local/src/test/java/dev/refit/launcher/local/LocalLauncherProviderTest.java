package dev.refit.launcher.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLauncherProviderTest {
    @TempDir
    Path home;

    @Test
    void aCommandLineIsSplitAtItsCommasButNotAtEscapedOnes() {
        assertThat(LocalLauncherProvider.arguments("java,-cp,/a\\,b/lib/*,{request}"))
                .containsExactly("java", "-cp", "/a,b/lib/*", "{request}");
    }

    @Test
    void eachSettingThatCannotBeReadIsNamedWithItsValue() {
        assertThatThrownBy(() -> create("slots", "many")).hasMessageContaining("refit.launcher.local.slots: got many");
        assertThatThrownBy(() -> create("poll", "1 s")).hasMessageContaining("refit.launcher.local.poll: got 1 s");
        assertThatThrownBy(() -> create("home", "")).hasMessageContaining("refit.launcher.local.home: got nothing");
        assertThatThrownBy(() -> create("commands.trial", "java,{requets}")).hasMessageContaining("{requets}");
    }

    private void create(String key, String value) {
        Map<String, String> settings = new HashMap<>(Map.of("home", home.toString(), "slots", "2", "poll", "PT1S"));
        settings.put(key, value);
        new LocalLauncherProvider().create(settings).close();
    }
}

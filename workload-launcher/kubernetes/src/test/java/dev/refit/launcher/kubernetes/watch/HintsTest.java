package dev.refit.launcher.kubernetes.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.launcher.LauncherException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HintsTest {
    private final Hints hints = new Hints();
    private final List<String> heard = new ArrayList<>();

    @Test
    void aListenerThatFailsKeepsAHintFromNobodyElse() {
        hints.subscribe(name -> {
            throw new LauncherException("the server is away", null);
        });
        hints.subscribe(heard::add);

        hints.publish("trial-1");

        assertThat(heard).containsExactly("trial-1");
    }

    @Test
    void oneThatSubscribesTwiceIsToldTwiceAndUnsubscribesOnce() {
        hints.subscribe(heard::add);
        var second = hints.subscribe(heard::add);

        hints.publish("a");
        second.close();
        hints.publish("b");

        assertThat(heard).containsExactly("a", "a", "b");
    }
}

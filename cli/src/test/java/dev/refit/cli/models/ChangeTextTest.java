package dev.refit.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.run.Actor;
import dev.refit.run.champion.ChampionChange;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChangeTextTest {
    private static final Instant SINCE = Instant.parse("2013-04-01T06:00:00Z");

    @Test
    void aChangeTellsWhatWasReplacedWhyAndByWhom() {
        assertThat(ChangeText.of(change("1.0.0", Actor.token("alice"))))
                .isEqualTo(
                        "2013-04-01T06:00:00Z  1.1.0, after 1.0.0: the model of 2013-03 was proven (run flights-1, asked"
                                + " for by alice)");
        assertThat(ChangeText.of(change(null, null)))
                .isEqualTo(
                        "2013-04-01T06:00:00Z  1.1.0, the first on record: the model of 2013-03 was proven (run flights-1)");
        assertThat(ChangeText.of(change("1.0.0", Actor.token(null)))).endsWith("asked for by somebody unknown)");
    }

    private static ChampionChange change(String previous, Actor actor) {
        return new ChampionChange(
                2,
                "com.example:flights",
                "1.1.0",
                previous,
                "1.1.0",
                ChampionChange.Cause.PROMOTED,
                "the model of 2013-03 was proven",
                "flights-1",
                actor,
                SINCE);
    }
}

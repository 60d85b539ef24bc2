package dev.refit.cli.models;

import dev.refit.events.run.Actor;
import dev.refit.run.champion.ChampionChange;

/** Tells people of a change of champion on one line. */
final class ChangeText {
    private ChangeText() {}

    /** Such as {@code 2013-04-01T06:00:00Z  1.1.0, after 1.0.0: the model of 2013-03 was proven (run flights-1, asked for by alice)}. */
    static String of(ChampionChange change) {
        String after = change.previous() == null ? ", the first on record" : ", after " + change.previous();
        String by = change.actor() == null ? "" : ", asked for by " + name(change.actor());
        return change.since() + "  " + change.version() + after + ": " + change.because() + " (run " + change.run() + by
                + ")";
    }

    private static String name(Actor actor) {
        String name = actor.name() == null ? actor.subject() : actor.name();
        return name == null ? "somebody unknown" : name;
    }
}

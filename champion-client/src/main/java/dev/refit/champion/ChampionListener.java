package dev.refit.champion;

import dev.refit.champion.model.ChampionException;

/**
 * Hears what a {@link Champion} does, for metrics and logs. Methods are called by the thread that looks for champions, one
 * after the other, and should return soon. What they throw is logged and changes nothing.
 */
public interface ChampionListener {
    /**
     * Another model answers from now on.
     *
     * @param before the version that answered until now; null for the first one
     * @param now the version that answers now
     */
    default void changed(String before, String now) {}

    /** A look for a champion found the one that answers already. */
    default void unchanged(String version) {}

    /** A look for a champion failed. The model that answered goes on answering. */
    default void failed(ChampionException problem) {}
}

package dev.refit.champion.model;

/**
 * A champion could not be found, fetched, checked or loaded. The message says what was found and what was expected. It
 * holds nothing of a library, so keeping it keeps no library in memory.
 */
public final class ChampionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ChampionException(String message) {
        super(message);
    }
}

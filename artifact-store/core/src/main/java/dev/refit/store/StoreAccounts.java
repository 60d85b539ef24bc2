package dev.refit.store;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Makes accounts that are short-lived, and narrower than the one of this process. Thread-safe. */
public interface StoreAccounts {

    /** The environment variables that an account consists of. */
    Set<String> variables();

    /**
     * A new account.
     *
     * @param name for the store's own records: at most 64 letters, digits and {@code -}
     * @param lifetime for which it has to be good
     * @return {@link #variables} with their values
     * @throws IllegalArgumentException when there can be none of this access and lifetime; the message says why
     * @throws ArtifactStoreException when it cannot be had now, or is refused
     */
    Map<String, String> make(String name, StoreAccess access, Duration lifetime);
}

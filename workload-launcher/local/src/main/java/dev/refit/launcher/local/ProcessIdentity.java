package dev.refit.launcher.local;

import java.util.Optional;

/**
 * Which process is meant, so that another one that got the same pid later is not.
 *
 * @param boot the machine's boot id, {@code unknown} where there is none
 * @param start in ticks since that boot; where there is no {@code /proc}, in seconds since 1970
 */
record ProcessIdentity(String boot, long pid, long start) {

    /** Empty when the text, torn by a power cut, names none. */
    static Optional<ProcessIdentity> parse(String text) {
        String[] words = text.strip().split(" ");
        try {
            return words.length == 3
                    ? Optional.of(new ProcessIdentity(words[0], Long.parseLong(words[1]), Long.parseLong(words[2])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

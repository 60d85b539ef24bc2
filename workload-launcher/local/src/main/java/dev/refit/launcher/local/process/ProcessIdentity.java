package dev.refit.launcher.local.process;

import java.util.Optional;

/**
 * Identifies a process also after its number was given to another one, or the machine was restarted.
 *
 * @param start in ticks since the boot; where there is no {@code /proc}, in seconds since 1970
 * @param boot the machine's boot id, {@code unknown} where there is none
 */
public record ProcessIdentity(long pid, long start, String boot) {

    /** The identity of a running process; empty when it has ended. */
    public static Optional<ProcessIdentity> of(long pid) {
        return ProcessTable.ofThisMachine().identify(pid);
    }

    /** Reads the line {@code boot pid start}; empty when the text, torn by a power cut, names no process. */
    public static Optional<ProcessIdentity> parse(String text) {
        String[] words = text.strip().split(" ");
        try {
            return words.length == 3
                    ? Optional.of(new ProcessIdentity(Long.parseLong(words[1]), Long.parseLong(words[2]), words[0]))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The process, as long as it runs. */
    public Optional<ProcessHandle> process() {
        return isAlive() ? ProcessHandle.of(pid) : Optional.empty();
    }

    public boolean isAlive() {
        return ProcessTable.ofThisMachine().isAlive(this);
    }
}

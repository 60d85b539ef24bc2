package dev.refit.launcher.local.command;

import dev.refit.launcher.local.jvm.ArchiveFolder;
import java.util.Optional;

/**
 * How the command files of workloads start a JVM.
 *
 * @param program what {@code {java}} stands for
 * @param archives where the class archives of workloads lie; without it none are used
 * @param recording whether workloads record their classes there instead of using archives
 */
public record JavaSettings(String program, Optional<ArchiveFolder> archives, boolean recording) {
    /** The {@code java} of the {@code PATH}, without class archives. */
    public static final JavaSettings PLAIN = new JavaSettings("java", Optional.empty(), false);
}

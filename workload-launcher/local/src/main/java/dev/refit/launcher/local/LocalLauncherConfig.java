package dev.refit.launcher.local;

import dev.refit.launcher.local.command.CommandTemplates;
import dev.refit.launcher.local.command.JavaSettings;
import dev.refit.launcher.local.environment.WorkloadEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How workloads run on this machine.
 *
 * @param home the folder that all launchers of this machine share; made when it is not there
 * @param templates the command line of each template; its arguments may contain {@code {request}}, the request's URI,
 *     {@code {memory}}, the limit in MiB, {@code {heap}}, three quarters of it for {@code -Xmx}, and {@code {cpus}}. The
 *     single argument {@code @FILE} names a file that has the command line, one argument a line; there {@code {java}},
 *     {@code {folder}}, the file's own, and {@code {archive}}, the options of the class archive, are known as well
 * @param slots how many workloads run at once, over all launchers that share the home
 * @param environment which variables workloads get of this process's own
 * @param poll how often everything is looked at again: limits, deadlines, and changes that no hint told
 */
public record LocalLauncherConfig(
        Path home, CommandTemplates templates, WorkloadEnvironment environment, int slots, Duration poll) {
    public LocalLauncherConfig {
        home = home.toAbsolutePath().normalize();
        if (slots < 1) {
            throw new IllegalArgumentException("slots: got " + slots + ", expected at least 1");
        }
        if (poll.isNegative() || poll.isZero()) {
            throw new IllegalArgumentException("poll: got " + poll + ", expected more than nothing");
        }
    }

    /** With the {@code java} of the {@code PATH} and without class archives. */
    public LocalLauncherConfig(Path home, Map<String, List<String>> commands, int slots, Duration poll) {
        this(home, new CommandTemplates(commands, JavaSettings.PLAIN), WorkloadEnvironment.PLAIN, slots, poll);
    }
}

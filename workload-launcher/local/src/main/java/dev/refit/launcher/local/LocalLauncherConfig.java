package dev.refit.launcher.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How workloads run on this machine.
 *
 * @param home the folder that all launchers of this machine share; made when it is not there
 * @param commands the command line of each template; its arguments may contain {@code {request}}, the request's URI,
 *     {@code {memory}}, the limit in MiB, {@code {heap}}, three quarters of it for {@code -Xmx}, and {@code {cpus}}. The
 *     single argument {@code @FILE} names a file that has the command line, one argument a line; there {@code {java}},
 *     {@code {folder}}, the file's own, and {@code {archive}}, the options of the class archive, are known as well
 * @param slots how many workloads run at once, over all launchers that share the home
 * @param poll how often everything is looked at again: limits, deadlines, and what no hint told
 * @param java how command files start a JVM
 */
public record LocalLauncherConfig(
        Path home, Map<String, List<String>> commands, int slots, Duration poll, JavaSettings java) {
    public LocalLauncherConfig {
        home = home.toAbsolutePath().normalize();
        commands = commands.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> List.copyOf(entry.getValue()), (a, b) -> b, TreeMap::new));
        commands.forEach(CommandLine::check);
        if (slots < 1) {
            throw new IllegalArgumentException("slots: got " + slots + ", expected at least 1");
        }
        if (poll.isNegative() || poll.isZero()) {
            throw new IllegalArgumentException("poll: got " + poll + ", expected more than nothing");
        }
    }

    public LocalLauncherConfig(Path home, Map<String, List<String>> commands, int slots, Duration poll) {
        this(home, commands, slots, poll, JavaSettings.PLAIN);
    }
}

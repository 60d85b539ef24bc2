package dev.refit.launcher.local;

import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadLauncherProvider;
import dev.refit.launcher.local.command.CommandTemplates;
import dev.refit.launcher.local.command.JavaSettings;
import dev.refit.launcher.local.environment.WorkloadEnvironment;
import dev.refit.launcher.local.jvm.ArchiveFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The launcher {@code local}. Its settings: {@code home}, the folder all launchers of this machine share; {@code slots},
 * how many workloads run at once; {@code poll}, an ISO 8601 duration; {@code commands.<template>}, a command line with its
 * arguments separated by commas; {@code \,} is a comma within an argument, or {@code @} and the file that has it; {@code
 * java}, what starts a JVM; {@code class-archives}, the folder of workloads' class archives, none without it; {@code
 * record-classes}, whether they are recorded instead of used; {@code environment}, names of further environment variables
 * that workloads get of the service's own, separated by commas.
 */
public final class LocalLauncherProvider implements WorkloadLauncherProvider {
    private static final String COMMANDS = "commands.";

    @Override
    public String kind() {
        return "local";
    }

    @Override
    public WorkloadLauncher create(Map<String, String> settings) {
        Map<String, List<String>> commands = new TreeMap<>();
        settings.forEach((key, value) -> {
            if (key.startsWith(COMMANDS)) {
                commands.put(key.substring(COMMANDS.length()), arguments(value));
            }
        });
        return new LocalWorkloadLauncher(new LocalLauncherConfig(
                Path.of(setting(settings, "home")),
                new CommandTemplates(commands, java(settings)),
                environment(settings),
                slots(setting(settings, "slots")),
                poll(setting(settings, "poll"))));
    }

    static List<String> arguments(String line) {
        return Arrays.stream(line.split("(?<!\\\\),"))
                .map(argument -> argument.replace("\\,", ","))
                .toList();
    }

    private static JavaSettings java(Map<String, String> settings) {
        return new JavaSettings(
                arguments(settings.getOrDefault("java", "java")).get(0),
                Optional.ofNullable(settings.get("class-archives"))
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> new ArchiveFolder(Path.of(folder).toAbsolutePath())),
                Boolean.parseBoolean(settings.get("record-classes")));
    }

    private static WorkloadEnvironment environment(Map<String, String> settings) {
        return new WorkloadEnvironment(
                Arrays.stream(settings.getOrDefault("environment", "").split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet()));
    }

    private static int slots(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("refit.launcher.local.slots: got " + value + ", expected a number", e);
        }
    }

    private static Duration poll(String value) {
        try {
            return Duration.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "refit.launcher.local.poll: got " + value + ", expected a duration such as PT1S", e);
        }
    }

    private static String setting(Map<String, String> settings, String key) {
        String value = settings.get(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("refit.launcher.local." + key + ": got nothing, expected a value");
        }
        return value;
    }
}

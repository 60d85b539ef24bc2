package dev.refit.launcher.local.command;

import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.local.jvm.ClassPath;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operator's command lines with their closed list of placeholders. */
final class CommandLine {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final List<String> KNOWN = List.of("request", "memory", "heap", "cpus");
    /** In command files only. */
    private static final List<String> KNOWN_IN_FILES = List.of("java", "folder");

    /** An argument of a command file that stands for the options of the class archive. */
    private static final String ARCHIVE = "{archive}";

    private CommandLine() {}

    /** @throws IllegalArgumentException when there is no command, or a placeholder is not known */
    static void check(String template, List<String> command) {
        if (command.isEmpty() || command.get(0).isBlank()) {
            throw new IllegalArgumentException("commands." + template + ": got nothing, expected a command line");
        }
        check("commands." + template, command, KNOWN);
    }

    /**
     * The command that starts a workload.
     *
     * @throws UncheckedIOException when its command file or its class path cannot be read
     * @throws IllegalArgumentException when its command file has a placeholder that is not known
     */
    static List<String> expand(List<String> command, WorkloadSpec spec, JavaSettings java) {
        Map<String, String> values = new HashMap<>(Map.of(
                "request", spec.requestUri().toString(),
                "memory", Integer.toString(spec.resources().memoryMiB()),
                "heap", Integer.toString(spec.resources().heapMiB()),
                "cpus", Integer.toString(spec.resources().cpus())));
        CommandFile file = CommandFile.named(command).orElse(null);
        if (file == null) {
            return expand(command, values);
        }
        values.put("java", java.program());
        values.put("folder", file.folder().toString());
        List<String> arguments = file.arguments();
        List<String> known = new ArrayList<>(KNOWN);
        known.addAll(KNOWN_IN_FILES);
        check(
                file.path().toString(),
                arguments.stream().filter(argument -> !argument.equals(ARCHIVE)).toList(),
                known);
        return withArchive(expand(arguments, values), spec, java);
    }

    private static void check(String where, List<String> arguments, List<String> known) {
        for (String argument : arguments) {
            Matcher found = PLACEHOLDER.matcher(argument);
            while (found.find()) {
                if (!known.contains(found.group(1))) {
                    throw new IllegalArgumentException(where + ": got the placeholder " + found.group() + " in '"
                            + argument + "', expected one of {" + String.join("}, {", known) + "}");
                }
            }
        }
    }

    private static List<String> expand(List<String> arguments, Map<String, String> values) {
        return arguments.stream()
                .map(argument -> PLACEHOLDER
                        .matcher(argument)
                        .replaceAll(
                                found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group()))))
                .toList();
    }

    /** Names the jars of the class path, and adds the options of the archive that fits them. */
    private static List<String> withArchive(List<String> arguments, WorkloadSpec spec, JavaSettings java) {
        List<String> command = new ArrayList<>(arguments);
        int classPath = command.indexOf("-cp") + 1;
        List<String> options = List.of();
        if (classPath > 0 && classPath < command.size()) {
            ClassPath jars = ClassPath.of(command.get(classPath));
            command.set(classPath, ClassPath.named(command.get(classPath)));
            options = java.archives()
                    .map(archives -> java.recording()
                            ? archives.record("workload-" + spec.template(), java.program(), jars, spec.name())
                            : archives.use("workload-" + spec.template(), java.program(), jars))
                    .orElse(List.of());
        }
        int archive = command.indexOf(ARCHIVE);
        if (archive >= 0) {
            command.remove(archive);
            command.addAll(archive, options);
        }
        return command;
    }
}

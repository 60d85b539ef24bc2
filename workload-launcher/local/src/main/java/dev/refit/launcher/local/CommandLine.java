package dev.refit.launcher.local;

import dev.refit.launcher.WorkloadSpec;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operator's command lines with their closed list of placeholders. */
final class CommandLine {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final List<String> KNOWN = List.of("request", "memory", "heap", "cpus");

    private CommandLine() {}

    static void check(String template, List<String> command) {
        if (command.isEmpty() || command.get(0).isBlank()) {
            throw new IllegalArgumentException("commands." + template + ": got nothing, expected a command line");
        }
        for (String argument : command) {
            Matcher found = PLACEHOLDER.matcher(argument);
            while (found.find()) {
                if (!KNOWN.contains(found.group(1))) {
                    throw new IllegalArgumentException("commands." + template + ": got the placeholder " + found.group()
                            + " in '" + argument + "', expected one of {request}, {memory}, {heap}, {cpus}");
                }
            }
        }
    }

    static List<String> expand(List<String> command, WorkloadSpec spec) {
        Map<String, String> values = Map.of(
                "request", spec.requestUri().toString(),
                "memory", Integer.toString(spec.resources().memoryMiB()),
                "heap", Integer.toString(spec.resources().heapMiB()),
                "cpus", Integer.toString(spec.resources().cpus()));
        return command.stream()
                .map(argument -> PLACEHOLDER
                        .matcher(argument)
                        .replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1)))))
                .toList();
    }
}

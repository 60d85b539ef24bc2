package dev.refit.launcher.local.command;

import dev.refit.launcher.WorkloadSpec;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The operator's command lines, by template. */
public record CommandTemplates(Map<String, List<String>> commands, JavaSettings java) {
    /** @throws IllegalArgumentException when a command is empty, or has a placeholder that is not known */
    public CommandTemplates {
        commands = commands.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> List.copyOf(entry.getValue()), (a, b) -> b, TreeMap::new));
        commands.forEach(CommandLine::check);
    }

    public boolean has(String template) {
        return commands.containsKey(template);
    }

    /**
     * The command that starts a workload.
     *
     * @throws IllegalArgumentException when there is none of its template; the message says what is expected
     * @throws UncheckedIOException when its command file or its class path cannot be read
     */
    public List<String> command(WorkloadSpec spec) {
        List<String> command = commands.get(spec.template());
        if (command == null) {
            throw new IllegalArgumentException("template: got " + spec.template() + ", expected one with a command: "
                    + new TreeSet<>(commands.keySet()));
        }
        return CommandLine.expand(command, spec, java);
    }
}

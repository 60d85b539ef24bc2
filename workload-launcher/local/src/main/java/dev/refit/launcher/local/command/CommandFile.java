package dev.refit.launcher.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A command line that its workload brings along: a file with one argument a line; blank lines and lines that begin with
 * {@code #} do not count. A service's configuration names the file and needs to know nothing else of the workload.
 */
record CommandFile(Path path) {

    /** The file that a command line of the single argument {@code @FILE} names. */
    static Optional<CommandFile> named(List<String> command) {
        return command.size() == 1 && command.get(0).startsWith("@")
                ? Optional.of(
                        new CommandFile(Path.of(command.get(0).substring(1)).toAbsolutePath()))
                : Optional.empty();
    }

    /** @throws UncheckedIOException when the file cannot be read */
    List<String> arguments() {
        try {
            return Files.readAllLines(path).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the command line in " + path, e);
        }
    }

    /** The folder that the file lies in, where the workload's own files are. */
    Path folder() {
        return path.getParent();
    }
}

package dev.refit.launcher.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the process that listens on a port, where the system lets us look: on Linux, at our own processes. */
public final class PortOwner {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTEN = "0A";
    private static final Set<String> WITH_VALUE = Set.of("-cp", "-classpath", "--class-path", "-p", "--module-path");
    private static final int LONGEST = 80;

    private PortOwner() {}

    /** The process, as {@code pid 4711 (java …)}; empty when it is not to be found out. */
    public static Optional<String> of(int port) {
        List<String> sockets = Stream.of("net/tcp", "net/tcp6")
                .flatMap(table -> lines(PROC.resolve(table)))
                .map(line -> line.trim().split("\\s+"))
                .filter(fields -> fields.length > 9 && fields[3].equals(LISTEN) && port(fields[1]) == port)
                .map(fields -> "socket:[" + fields[9] + "]")
                .toList();
        return sockets.isEmpty()
                ? Optional.empty()
                : ProcessHandle.allProcesses()
                        .filter(process -> holdsAny(process, sockets))
                        .map(PortOwner::description)
                        .findFirst();
    }

    private static int port(String address) {
        return HexFormat.fromHexDigits(address.substring(address.lastIndexOf(':') + 1));
    }

    private static boolean holdsAny(ProcessHandle process, List<String> sockets) {
        Path descriptors = PROC.resolve(process.pid() + "/fd");
        try (Stream<Path> files = Files.list(descriptors)) {
            return files.map(PortOwner::target).anyMatch(sockets::contains);
        } catch (IOException | java.io.UncheckedIOException e) {
            // Another user's process, or one that has just ended.
            return false;
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String description(ProcessHandle process) {
        String command = process.info()
                .command()
                .map(c -> Path.of(c).getFileName().toString())
                .orElse("?");
        String program = process.info()
                .arguments()
                .flatMap(arguments -> program(List.of(arguments)))
                .map(word -> " " + word)
                .orElse("");
        return "pid " + process.pid() + " (" + command + program + ")";
    }

    /** What a process runs, such as the main class of a Java: the first argument that is no option and no option's value. */
    static Optional<String> program(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (WITH_VALUE.contains(argument)) {
                i++;
            } else if (!argument.startsWith("-") && !argument.startsWith("@")) {
                return Optional.of(argument.length() <= LONGEST ? argument : argument.substring(0, LONGEST) + "…");
            }
        }
        return Optional.empty();
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}

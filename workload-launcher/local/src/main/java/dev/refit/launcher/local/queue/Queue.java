package dev.refit.launcher.local.queue;

import dev.refit.launcher.local.execution.LauncherHome;
import dev.refit.launcher.local.execution.WorkloadExecution;
import dev.refit.launcher.local.file.IoFailures;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All executions that wait or run, in the order in which they were accepted, as empty files whose names say it. Used only
 * by who holds the home's lock.
 */
public final class Queue {
    private static final Pattern TICKET = Pattern.compile("(\\d{12})-(.+)-(\\d+)");
    private final LauncherHome home;

    public Queue(LauncherHome home) {
        this.home = home;
    }

    public List<Ticket> tickets() {
        List<Ticket> tickets = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home.queue())) {
            for (Path file : files) {
                Matcher name = TICKET.matcher(file.getFileName().toString());
                if (name.matches()) {
                    tickets.add(new Ticket(
                            file, Long.parseLong(name.group(1)), name.group(2), Integer.parseInt(name.group(3))));
                }
            }
        } catch (IOException e) {
            throw IoFailures.with("list " + home.queue(), e);
        }
        tickets.sort(Comparator.comparingLong(Ticket::place));
        return tickets;
    }

    public void append(String name, int number) {
        List<Ticket> tickets = tickets();
        long place = tickets.isEmpty() ? 1 : tickets.get(tickets.size() - 1).place() + 1;
        Path file = home.queue().resolve(String.format(Locale.ROOT, "%012d-%s-%d", place, name, number));
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw IoFailures.with("make " + file, e);
        }
    }

    public void remove(Ticket ticket) {
        try {
            Files.deleteIfExists(ticket.file());
        } catch (IOException e) {
            throw IoFailures.with("delete " + ticket.file(), e);
        }
    }

    public record Ticket(Path file, long place, String name, int number) {
        /** Empty when its launcher died before it made the execution: then nobody was told of it. */
        public Optional<WorkloadExecution> execution(LauncherHome home) {
            return home.exists(name, number) ? Optional.of(home.execution(name, number)) : Optional.empty();
        }

        /** Whether it was accepted and nobody has started it; told by the names of files alone, as it is asked often. */
        boolean waits(LauncherHome home) {
            return !home.has(name, number, "supervisor")
                    && home.exists(name, number)
                    && !isOver(home)
                    && !WorkloadExecution.isStarting(home.folder(name, number));
        }

        /** Whether it is known how it ended. */
        public boolean isOver(LauncherHome home) {
            return home.has(name, number, "outcome");
        }
    }
}

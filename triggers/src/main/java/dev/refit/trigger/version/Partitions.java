package dev.refit.trigger.version;

import dev.refit.events.data.InputVersion;
import dev.refit.events.definition.DataSpec;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.trigger.Window;
import dev.refit.run.calendar.Calendar;
import dev.refit.run.calendar.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The partitions of a definition, by the versions that have arrived: which are complete, and what a run of one reads. Not thread-safe. */
public final class Partitions {
    private final DataSpec data;
    private final Versions versions;
    private final Optional<Calendar> calendar;
    private NavigableSet<Period> complete;

    public Partitions(DataSpec data, Versions versions) {
        this.data = data;
        this.versions = versions;
        this.calendar = Optional.ofNullable(data.partitions()).map(Calendar::of);
    }

    /** The calendar whose periods the partitions are; empty when they are labels. */
    public Optional<Calendar> calendar() {
        return calendar;
    }

    /** Whether the name is one that a partition can have. */
    public boolean isName(String partition) {
        return calendar.isEmpty() || period(partition).isPresent();
    }

    /** When a run of the partition may begin at the earliest; empty for a label. */
    public Optional<Instant> begins(String partition) {
        return period(partition).map(Period::begins);
    }

    /** The datasets that the partition lacks a version of, optional ones aside. */
    public List<DatasetSpec> lacking(String partition) {
        return data.datasets().stream()
                .filter(dataset -> !dataset.optional()
                        && versions(dataset, List.of(partition)).isEmpty())
                .toList();
    }

    /** The optional datasets that the partition lacks a version of. */
    public List<DatasetSpec> lackingOptional(String partition) {
        return data.datasets().stream()
                .filter(dataset -> dataset.optional()
                        && versions(dataset, List.of(partition)).isEmpty())
                .toList();
    }

    /** Whether there is a version of each dataset that the partition needs. */
    public boolean isComplete(String partition) {
        return lacking(partition).isEmpty();
    }

    /** Whether the partition is complete, and with it as many periods of its window as a run needs. */
    public boolean isRunnable(String partition) {
        return isName(partition)
                && isComplete(partition)
                && (data.neededPeriods() == 1 || window(partition).size() >= data.neededPeriods());
    }

    /** The complete partitions that a run reads, the oldest first: its own and those of its window. */
    public List<String> window(String partition) {
        Optional<Period> own = period(partition);
        if (own.isEmpty() || data.windowPeriods() == 1) {
            return Stream.of(partition).filter(this::isComplete).toList();
        }
        if (data.windowPeriods() == Window.ALL) {
            return complete().headSet(own.get(), true).stream()
                    .map(Period::name)
                    .toList();
        }
        return ofWindow(own.get()).map(Period::name).filter(this::isComplete).toList();
    }

    /** The names of the window's periods, complete or not, the oldest first; of {@code window: all} those that have data. */
    public List<String> wholeWindow(String partition) {
        Optional<Period> own = period(partition);
        if (own.isEmpty() || data.windowPeriods() == Window.ALL) {
            return window(partition);
        }
        return ofWindow(own.get()).map(Period::name).toList();
    }

    /** What a run of the partition reads now: of each dataset the newest versions of its window, the oldest period first. */
    public List<InputVersion> inputs(String partition) {
        List<String> window = window(partition);
        return data.datasets().stream()
                .flatMap(dataset -> versions(dataset, window).stream())
                .toList();
    }

    /** The later partitions whose windows hold this one and that can run, the oldest first; future ones among them. */
    public List<String> later(String partition) {
        Optional<Period> own = period(partition);
        if (own.isEmpty() || data.windowPeriods() == 1) {
            return List.of();
        }
        Stream<Period> later = data.windowPeriods() == Window.ALL
                ? complete().tailSet(own.get(), false).stream()
                : Stream.iterate(own.get().next(), Period::next).limit(data.windowPeriods() - 1L);
        return later.map(Period::name).filter(this::isRunnable).toList();
    }

    /** The newest partition that could run now: the last period, or the label that is last in alphabetical order. */
    public Optional<String> newestRunnable(Instant now) {
        return names().stream()
                .filter(this::isName)
                .sorted(Comparator.reverseOrder())
                .filter(name -> begins(name).filter(now::isBefore).isEmpty())
                .filter(this::isRunnable)
                .findFirst();
    }

    /** The partitions that have a version of the first dataset that runs wait for: all that are complete are among them. */
    public Collection<String> names() {
        return data.datasets().stream()
                .filter(dataset -> !dataset.latest() && !dataset.optional())
                .findFirst()
                .map(dataset -> versions.partitions(dataset.name()))
                .orElse(List.of());
    }

    /** All complete periods. Found once: it costs a look at each period that there is. */
    private NavigableSet<Period> complete() {
        if (complete == null) {
            complete = names().stream()
                    .filter(this::isComplete)
                    .flatMap(name -> period(name).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        return complete;
    }

    private Stream<Period> ofWindow(Period own) {
        int periods = data.windowPeriods();
        return Stream.iterate(own.plus(1L - periods), Period::next).limit(periods);
    }

    private Optional<Period> period(String partition) {
        return calendar.flatMap(found -> found.parse(partition));
    }

    private List<InputVersion> versions(DatasetSpec dataset, List<String> partitions) {
        if (dataset.latest()) {
            return versions.newest(dataset.name()).map(List::of).orElse(List.of());
        }
        List<InputVersion> found = new ArrayList<>();
        for (String partition : partitions) {
            versions.newest(dataset.name(), partition).ifPresent(found::add);
        }
        return found;
    }
}

package dev.refit.cli.runs;

import dev.refit.cli.kafka.Broker;
import dev.refit.run.fold.RunFold;
import dev.refit.run.fold.RunView;
import dev.refit.run.topic.EventReader;
import dev.refit.run.topic.KafkaAccess;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Follows runs until they have ended. */
public final class RunWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final RunFold fold = new RunFold();
    private final EventReader events;
    private final RunDisplay display;
    private final Map<String, RunView> shown = new HashMap<>();

    public RunWatch(KafkaAccess kafka, RunDisplay display) {
        this.events = new Broker(kafka).events(RunReader.types());
        this.display = display;
        events.readToEnd(fold::add);
    }

    /** The runs as far as was read. */
    public RunFold runs() {
        return fold;
    }

    /**
     * Follows the runs of interest until at least so many have been seen and all of them have ended, or, as long as there
     * is none, until the patience is over.
     *
     * @return the runs of interest, the first requested at the head
     */
    public List<RunView> follow(Predicate<RunView> interest, int atLeast, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Set<String> seen = new HashSet<>();
        while (true) {
            List<RunView> runs = fold.runs().stream().filter(interest).toList();
            runs.forEach(this::show);
            runs.forEach(run -> seen.add(run.run()));
            if (seen.size() >= atLeast && runs.stream().allMatch(RunView::isOver)) {
                return runs;
            }
            if (seen.isEmpty() && System.nanoTime() > deadline) {
                return runs;
            }
            events.poll(POLL, fold::add);
        }
    }

    @Override
    public void close() {
        display.close();
        events.close();
    }

    private void show(RunView run) {
        if (!run.equals(shown.put(run.run(), run))) {
            display.show(run);
        }
    }
}

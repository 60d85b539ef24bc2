package dev.refit.cli.runs;

import dev.refit.cli.CliFailure;
import dev.refit.cli.kafka.Broker;
import dev.refit.events.EventType;
import dev.refit.run.fold.RunFold;
import dev.refit.run.fold.RunView;
import dev.refit.run.topic.EventReader;
import dev.refit.run.topic.KafkaAccess;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads what became of runs. */
public final class RunReader {
    private static final int NAMED = 5;

    private final KafkaAccess kafka;

    public RunReader(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /** All types of events that say something of runs. */
    public static List<EventType> types() {
        return Arrays.stream(EventType.values())
                .filter(type -> type != EventType.DATA_ARRIVED)
                .toList();
    }

    /** All runs as they stand now. */
    public RunFold read() {
        RunFold fold = new RunFold();
        try (EventReader events = new Broker(kafka).events(types())) {
            events.readToEnd(fold::add);
        }
        return fold;
    }

    /**
     * One run as it stands now.
     *
     * @throws CliFailure when there is none of this id
     */
    public RunView require(String run) {
        return require(read(), run);
    }

    public static RunView require(RunFold fold, String run) {
        return fold.run(run).orElseThrow(() -> CliFailure.invalid("There is no run " + run + ".", known(fold)));
    }

    private static String known(RunFold fold) {
        List<RunView> runs = fold.runs();
        String newest = runs.stream()
                .skip(Math.max(0, runs.size() - NAMED))
                .map(RunView::run)
                .collect(Collectors.joining(", "));
        return newest.isEmpty()
                ? "There is no run yet. Publish data with: refit publish"
                : "The newest are " + newest + "; refit runs list shows all.";
    }
}

package dev.refit.cli.demo;

import dev.refit.cli.definitions.Applier;
import dev.refit.cli.ingest.Publisher;
import dev.refit.cli.platform.Home;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.cli.runs.RunDisplay;
import dev.refit.cli.runs.RunWatch;
import dev.refit.cli.screen.Screen;
import dev.refit.definition.DefinitionParser;
import dev.refit.definition.ParsedDefinition;
import dev.refit.run.fold.RunView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Plays a publisher whose data arrives month after month. */
public final class Demo {
    /** From an arrival to the request of its run, which a stream processor makes. */
    private static final Duration UNTIL_REQUESTED = Duration.ofSeconds(30);

    private final FlightData data;
    private final Home home;
    private final PlatformRecord platform;
    private final Screen screen;

    /** @param example the folder of the flight-delay example */
    public Demo(Path example, Home home, PlatformRecord platform, Screen screen) {
        this.data = new FlightData(example);
        this.home = home;
        this.platform = platform;
        this.screen = screen;
    }

    /** Publishes so many months, each when the run of the one before has ended; answers those runs. */
    public List<RunView> play(int months) {
        ParsedDefinition definition = new DefinitionParser().parse(data.definition());
        new Applier(platform.connection(home)).apply(definition);
        screen.say("Applied " + definition.definition().name() + " (" + data.definition() + ").");
        Publisher publisher = new Publisher(platform.connection(home));
        for (String dataset : List.of("planes", "airports")) {
            publish(publisher, dataset, FlightData.YEAR, data.reference(dataset));
        }
        List<RunView> runs = new ArrayList<>();
        try (RunWatch watch = new RunWatch(platform.kafka(home), RunDisplay.on(screen))) {
            for (String month : FlightData.months(months)) {
                screen.say("");
                publish(publisher, "flights", month, data.monthly("flights", month));
                publish(publisher, "weather", month, data.monthly("weather", month));
                runs.addAll(watch.follow(run -> run.partition().equals(month), 1, UNTIL_REQUESTED));
            }
        }
        return runs;
    }

    private void publish(Publisher publisher, String dataset, String partition, Path file) {
        publisher.publish(dataset, partition, List.of(file.toString()), null, false);
        screen.say("Published " + dataset + " " + partition + ".");
    }
}

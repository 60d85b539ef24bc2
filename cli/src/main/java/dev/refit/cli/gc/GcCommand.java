package dev.refit.cli.gc;

import dev.refit.cli.CliFailure;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.kafka.Broker;
import dev.refit.events.EventType;
import dev.refit.run.fold.RunFold;
import dev.refit.run.fold.RunView;
import dev.refit.run.topic.EventReader;
import dev.refit.store.ArtifactStores;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Removes what old runs have left. */
@Command(
        name = "gc",
        description = {
            "Remove the snapshots, features, models, logs and scratch of old runs that have ended.",
            "Records of runs, releases, published libraries and definitions stay, and so does all of a run that is not"
                    + " over and the run of each refit's newest model.",
            "Without --yes it asks; where there is no terminal to ask on, it removes nothing and ends with code 2."
        })
public final class GcCommand implements Callable<Integer> {
    private static final Duration LEAST_COPIES = Duration.ofHours(1);

    private final Session session;

    @Option(
            names = "--keep",
            paramLabel = "N",
            required = true,
            description = "Keep all of the newest N succeeded runs of each refit.")
    private int keep;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            converter = Age.class,
            defaultValue = "0m",
            description = "Keep all of what ended within this time, such as 30d, 12h or 45m.")
    private Duration olderThan;

    @Option(
            names = "--copies-older-than",
            paramLabel = "AGE",
            converter = Age.class,
            description = {
                "Also remove uploaded models, and copies that refit publish made, that are older than this, such as 30d;"
                        + " at least 1h.",
                "What a run that stays has read, and the newest version of each partition, stays."
            })
    private Duration copies;

    @Option(names = "--refit", paramLabel = "NAME", description = "Only runs of this definition.")
    private String refit;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Only say what would be removed.")
    private boolean dryRun;

    public GcCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (keep < 0) {
            throw CliFailure.invalid("--keep: got " + keep + ", expected 0 or more.", "");
        }
        requireSoundCopies();
        References references = new References();
        List<RunView> runs = read(references);
        GarbageCollection collection = new GarbageCollection(
                ArtifactStores.at(session.home().artifactStore()),
                session.home().launcher());
        Instant now = Instant.now();
        List<RunView> expired = new Retention(keep, olderThan, refit).expired(runs, now);
        GcPlan plan = collection.plan(expired, references, copies == null ? Instant.MIN : now.minus(copies));
        show(plan);
        if (!plan.isEmpty() && !dryRun) {
            if (!yes && !agreed()) {
                session.screen().say("Nothing was removed.");
                return ExitCodes.OK;
            }
            collection.remove(plan);
            session.screen().say("Removed " + GcText.size(plan.bytes()) + ".");
        }
        session.screen().answer(json(plan));
        return ExitCodes.OK;
    }

    /** A copy that was just made may be of an upload, or an arrival, whose event is still to come. */
    private void requireSoundCopies() {
        if (copies != null && copies.compareTo(LEAST_COPIES) < 0) {
            throw CliFailure.invalid(
                    "--copies-older-than: got " + copies.toMinutes() + "m, expected at least 1h.",
                    "What was just copied may be of an arrival that is being published.");
        }
        if (copies != null && refit != null) {
            throw CliFailure.invalid(
                    "--copies-older-than: got it together with --refit, expected one of them.",
                    "Copies belong to datasets and models, not to one refit.");
        }
    }

    private List<RunView> read(References references) {
        RunFold fold = new RunFold();
        try (EventReader events =
                new Broker(session.running().kafka(session.home())).events(List.of(EventType.values()))) {
            events.readToEnd(said -> {
                fold.add(said);
                references.add(said.event());
            });
        }
        List<RunView> runs = fold.runs();
        if (refit != null && runs.stream().noneMatch(run -> run.refit().equals(refit))) {
            throw CliFailure.invalid(
                    "--refit: there is no run of " + refit + ".",
                    "There are runs of: "
                            + runs.stream().map(RunView::refit).distinct().collect(Collectors.joining(", ")));
        }
        return runs;
    }

    private void show(GcPlan plan) {
        plan.left().forEach(line -> session.screen().say("Left " + line + "."));
        if (plan.isEmpty()) {
            session.screen().say("There is nothing to remove.");
        }
        if (!plan.garbage().isEmpty()) {
            session.screen().say(GcText.table(plan));
        }
        if (!plan.copies().isEmpty()) {
            session.screen().say(GcText.copies(plan));
        }
    }

    private boolean agreed() {
        if (!session.screen().isTerminal()) {
            throw CliFailure.invalid(
                    "Nothing was removed: there is no terminal to ask on, and --yes was not given.",
                    "To remove without being asked: --yes. Only to see what would be removed: --dry-run.");
        }
        return session.screen().agrees("Remove all this?");
    }

    private Map<String, Object> json(GcPlan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("removed", !dryRun);
        json.put("refits", plan.sums());
        json.put("runs", plan.garbage());
        json.put("copies", plan.sumOfCopies());
        json.put("left", plan.left());
        return json;
    }
}

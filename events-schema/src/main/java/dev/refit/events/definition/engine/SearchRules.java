package dev.refit.events.definition.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a search can ask of the values that there are to try. The reader of definitions and the types go by the same rules. */
public final class SearchRules {
    private final TrialSearch search;
    private final TrialSpace space;
    private final String algorithm;
    private final Optional<String> resource;
    private final List<Violation> found = new ArrayList<>();

    /**
     * The rules for a search.
     *
     * @param algorithm its name as definitions write it
     * @param resource the parameter of which halving gives more to each round; empty if the algorithm has none
     */
    public SearchRules(TrialSearch search, TrialSpace space, String algorithm, Optional<String> resource) {
        this.search = search;
        this.space = space;
        this.algorithm = algorithm;
        this.resource = resource;
    }

    /** Everything that the search cannot ask, with members such as {@code search.max} and {@code trials.ntrees}. */
    public List<Violation> violations() {
        switch (search.strategy()) {
            case GRID -> grid();
            case RANDOM -> random();
            case HALVING -> halving();
        }
        return List.copyOf(found);
    }

    private void grid() {
        String why = "it left out, as a grid tries every combination";
        leftOut("seed", search.seed(), why);
        leftOut("max", search.max(), why);
        leftOut("eta", search.eta(), why);
        space.ranges()
                .keySet()
                .forEach(name -> found.add(
                        new Violation("trials." + name, "a range", "a list of values, as a grid tries each of them")));
        succeeded(space.size());
    }

    private void random() {
        leftOut("eta", search.eta(), "it left out, as only halving has rounds");
        if (drawn(space)) {
            succeeded(search.max());
        }
    }

    private void halving() {
        if (resource.isEmpty()) {
            found.add(new Violation(
                    "search.strategy",
                    "halving",
                    "grid or random, as " + algorithm + " has no parameter of which each round could have more"));
            return;
        }
        ValueRange amounts = space.ranges().get(resource.get());
        String member = "trials." + resource.get();
        if (amounts == null) {
            String got = space.values().containsKey(resource.get()) ? "a list of values" : "nothing";
            found.add(new Violation(
                    member,
                    got,
                    "a range such as {min: 20, max: 200}, from the first round's share to the last one's"));
            return;
        }
        if (amounts.scale() != null) {
            found.add(new Violation(member + ".scale", "a scale", "it left out, as each round has eta times as much"));
        }
        if (!(amounts.min() > 0)) {
            found.add(new Violation(
                    member + ".min", amounts.min(), "more than 0, as each round has a share of what the next one has"));
            return;
        }
        if (amounts.max() < amounts.min() * search.share()) {
            found.add(new Violation(
                    member,
                    "a range for one round",
                    "a max of at least " + search.share() + " times min, so that there is another round"));
        }
        if (drawn(space.without(resource.get()))) {
            rounds(amounts, space.whole().contains(resource.get()));
        }
    }

    private void rounds(ValueRange amounts, boolean whole) {
        if (search.max() < 2) {
            found.add(new Violation("search.max", search.max(), "at least 2, of which the better one goes on"));
        }
        int trials = HalvingRounds.trials(HalvingRounds.of(search.max(), search.share(), amounts, whole));
        if (trials > TrainingEngine.MAX_TRIALS) {
            found.add(new Violation(
                    "search.max",
                    search.max(),
                    "fewer, as all rounds have " + trials + " trials together, of at most "
                            + TrainingEngine.MAX_TRIALS));
        }
        succeeded(trials);
    }

    /** Whether as many combinations as asked for can be drawn. */
    private boolean drawn(TrialSpace from) {
        if (search.max() == null) {
            found.add(new Violation(
                    "search.max", "nothing", "how many combinations to draw, 1 to " + TrainingEngine.MAX_TRIALS));
            return false;
        }
        if (search.max() > from.size()) {
            found.add(new Violation(
                    "search.max", search.max(), "at most " + from.size() + ", as trials has no more combinations"));
        }
        return true;
    }

    private void succeeded(long trials) {
        if (search.minSucceeded() != null && search.minSucceeded() > trials) {
            found.add(new Violation(
                    "search.minSucceeded",
                    search.minSucceeded(),
                    "at most " + trials + ", as there are no more trials"));
        }
    }

    private void leftOut(String member, Object value, String why) {
        if (value != null) {
            found.add(new Violation("search." + member, value, why));
        }
    }
}

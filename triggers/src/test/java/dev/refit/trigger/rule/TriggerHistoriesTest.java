package dev.refit.trigger.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.definition.trigger.Concurrency;
import dev.refit.events.definition.trigger.Corrections;
import dev.refit.events.definition.trigger.MaxWait;
import dev.refit.events.definition.trigger.ScheduleSpec;
import dev.refit.events.definition.trigger.ScheduleSpec.Arrivals;
import dev.refit.events.definition.trigger.ScheduleSpec.CatchUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories of random definitions, held against what has to be true of every one of them: months arrive in any order,
 * are corrected, time passes in leaps, the rules are asked when nothing is due, runs end late and in any order, and the
 * process ends after every decision. {@code -Drefit.histories=100000} plays more of them.
 */
class TriggerHistoriesTest {
    private static final int HISTORIES = Integer.getInteger("refit.histories", 2_000);
    private static final List<String> MONTHS = Stream.iterate(1, month -> month + 1)
            .limit(9)
            .map(month -> "2014-0" + month)
            .toList();

    static Stream<Integer> seeds() {
        return Stream.iterate(0, seed -> seed + 100).limit((HISTORIES + 99) / 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyHistoryEndsAsTheRulesSay(int first) {
        for (int seed = first; seed < first + 100; seed++) {
            new History(seed).play();
        }
    }

    private static final class History {
        private final int seed;
        private final SplittableRandom random; // The first draws of a Random of small seeds are alike.
        private final Scene scene = new Scene();
        private final List<String> datasets = new ArrayList<>(List.of("flights"));
        private final Map<String, String> runs = new HashMap<>();
        private final List<Integer> open = new ArrayList<>();
        private final Concurrency concurrency;
        private final boolean clock;
        private final Integer maxRuns;
        private int known;
        private int backfills;

        History(int seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            this.concurrency = pick(Concurrency.ALLOW, Concurrency.QUEUE, Concurrency.FORBID, Concurrency.REPLACE);
            this.clock = random.nextInt(4) == 0;
            this.maxRuns = pick(null, 1, 2, 3);
        }

        void play() {
            scene.apply(definition());
            for (int step = 0; step < 40; step++) {
                step();
                take();
            }
            // Everything comes to rest: time passes, and every run ends.
            for (int round = 0; round < 60; round++) {
                scene.pass(Duration.ofDays(round == 0 ? 400 : 1));
                take();
                while (!open.isEmpty()) {
                    end();
                    take();
                }
            }
            if (!clock && concurrency != Concurrency.FORBID && concurrency != Concurrency.REPLACE) {
                assertThat(new TreeMap<>(runs)).as("seed " + seed).containsAllEntriesOf(scene.runnable());
            }
            assertThat(scene.state().waiting().keySet()).as("seed " + seed).allMatch(this::isStillIncomplete);
            assertThat(scene.state().queue()).as("seed " + seed).isEmpty();
            assertThat(scene.state().active()).as("seed " + seed).isEmpty();
        }

        private void step() {
            switch (random.nextInt(9)) {
                case 0 -> scene.pass(Duration.ofSeconds(random.nextInt(100)));
                case 1 -> scene.sleep(Duration.ofDays(random.nextInt(3))).wake();
                case 2 -> scene.ask();
                case 3 -> end();
                case 4 -> backfill();
                default ->
                    scene.arrive(datasets.get(random.nextInt(datasets.size())) + "/"
                            + MONTHS.get(random.nextInt(MONTHS.size())));
            }
        }

        private void backfill() {
            scene.backfill("b-" + ++backfills, 1 + random.nextInt(3), MONTHS.get(random.nextInt(9)), MONTHS.get(0));
        }

        /** A run that is under way ends, as it likes. */
        private void end() {
            if (!open.isEmpty()) {
                int run = open.remove(random.nextInt(open.size()));
                scene.end(run, pick(RunEnd.Outcome.SUCCEEDED, RunEnd.Outcome.FAILED, RunEnd.Outcome.REJECTED));
            }
        }

        /** Each run reads something else than those before it, and stands alone where it has to. */
        private void take() {
            List<String> requested = scene.runs();
            for (String run : requested) {
                String[] words = run.split(": ", 2);
                runs.put(words[0], words[1]);
                open.add(known++);
            }
            assertThat(scene.ids()).as("seed " + seed).doesNotHaveDuplicates();
            if (concurrency == Concurrency.QUEUE || concurrency == Concurrency.FORBID) {
                assertThat(scene.state().active()).as("seed " + seed).hasSizeLessThanOrEqualTo(1);
            }
            if (maxRuns != null && concurrency != Concurrency.REPLACE) {
                assertThat(scene.underWay()).as("seed " + seed).isLessThanOrEqualTo(maxRuns);
            }
        }

        private boolean isStillIncomplete(String month) {
            return !scene.runnable().containsKey(month)
                    || scene.state().waiting().get(month).overtime();
        }

        private Scene.Spec definition() {
            if (random.nextBoolean()) {
                datasets.add("weather");
            }
            List<String> names = new ArrayList<>(datasets);
            if (random.nextBoolean()) {
                datasets.add("events");
                names.add("events?");
            }
            Scene.Spec spec = Scene.monthly(names.toArray(String[]::new))
                    .corrections(Corrections.RERUN)
                    .concurrency(concurrency);
            switch (random.nextInt(4)) {
                case 0 -> spec.window("3", 1);
                case 1 -> spec.window("2", null);
                case 2 -> spec.window("all", 1 + random.nextInt(2));
                default -> {}
            }
            if (maxRuns != null) {
                spec.maxRuns(maxRuns);
            }
            if (random.nextBoolean()) {
                spec.debounce("30s");
            }
            if (random.nextBoolean()) {
                spec.maxWait("2d", MaxWait.Then.RUN);
            }
            if (clock) {
                spec.schedule(new ScheduleSpec(
                        "0 6 * * MON",
                        "America/New_York",
                        pick(CatchUp.ALL, CatchUp.LATEST, CatchUp.NONE),
                        pick(Arrivals.RUN, Arrivals.WAIT),
                        pick(null, "3d")));
            }
            return spec;
        }

        @SafeVarargs
        private <T> T pick(T... choices) {
            return choices[random.nextInt(choices.length)];
        }
    }
}

package dev.refit.trigger.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.definition.DataSpec;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.definition.trigger.PartitionsSpec;
import dev.refit.events.run.Actor;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import dev.refit.trigger.backfill.BackfillItem.State;
import dev.refit.trigger.backfill.BackfillOrder.Kind;
import dev.refit.trigger.rule.Refits;
import dev.refit.trigger.version.KnownVersions;
import dev.refit.trigger.version.Partitions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackfillPlannerTest {
    private static final Instant NOW = Instant.parse("2013-06-15T00:00:00Z");
    private static final BackfillOrder YEAR = new BackfillOrder("2013-01", "2013-12", null, null, false);

    private final KnownVersions versions = new KnownVersions();
    private final Map<String, List<PastRun>> past = new HashMap<>();
    private DefinitionVersion definition = definition("40d");

    @Test
    void eachPeriodOfTheRangeIsNamedWithWhyItRunsOrNot() {
        arrive("2013-01", "2013-02", "2013-03", "2013-04");
        past.put("2013-01", List.of(past("2013-01", State.SUCCEEDED)));
        past.put("2013-02", List.of(past("2013-02", State.FAILED)));
        past.put("2013-03", List.of(past("2013-03", State.RUNNING)));

        BackfillPlan plan = plan(YEAR);

        assertThat(plan.entries()).extracting(BackfillPlan.Entry::partition).hasSize(12);
        assertThat(plan.entries().stream().map(entry -> (entry.runs() ? "+ " : "- ") + entry.because()))
                .startsWith(
                        "- " + id("2013-01") + " has succeeded from the same data and definition",
                        "+ " + id("2013-02") + " has failed",
                        "- " + id("2013-03") + " of the same data and definition is under way",
                        "+ no run of it has ended",
                        "- no version of flights has arrived",
                        "- no version of flights has arrived",
                        "- begins at 2013-07-01T00:00:00Z");
        assertThat(plan.request(Actor.unknown("alice")).orElseThrow().partitions())
                .containsExactly("2013-02", "2013-04");
    }

    @Test
    void otherDataAndAnotherDefinitionAreReasonsToRunAgain() {
        arrive("2013-01", "2013-02");
        past.put("2013-01", List.of(past("2013-01", State.SUCCEEDED)));
        versions.add(Refits.arrival("flights", "2013-01", "corrected"));
        assertThat(plan(YEAR).entries().get(0).because()).endsWith(" was of other data");

        past.put("2013-02", List.of(past("2013-02", State.REJECTED)));
        assertThat(plan(YEAR).entries().get(1).runs()).isFalse();
        definition = definition("50d");
        assertThat(plan(YEAR).entries().get(1).because()).endsWith(" was of another definition");
        assertThat(plan(YEAR).entries().get(1).runs()).isTrue();
    }

    @Test
    void onlySomeKindsAreRunWhenThatIsAskedFor() {
        arrive("2013-01", "2013-02");
        past.put("2013-01", List.of(past("2013-01", State.CANCELLED)));

        BackfillPlan plan = plan(new BackfillOrder("2013-01", "2013-02", Set.of(Kind.FAILED), 3, false));

        assertThat(plan.partitions()).containsExactly("2013-01");
        assertThat(plan.entries().get(1).because()).isEqualTo("no run of it has ended; not asked for");
        assertThat(plan.request(null).orElseThrow().parallel()).isEqualTo(3);
        assertThat(plan.order().words()).isEqualTo("2013-01 to 2013-02, only failed");
    }

    @Test
    void whatHasSucceededIsRunAgainOnlyWhenForced() {
        arrive("2013-01");
        past.put("2013-01", List.of(past("2013-01", State.SUCCEEDED)));

        assertThat(plan(YEAR).request(null)).isEmpty();
        assertThat(plan(new BackfillOrder(null, null, null, null, true)).partitions())
                .containsExactly("2013-01");
    }

    @Test
    void theSamePlanHasTheSameIdUntilARunHasEnded() {
        arrive("2013-01");
        String id = plan(YEAR).backfill();

        assertThat(plan(new BackfillOrder(null, "2013-03", null, 2, false)).backfill())
                .isEqualTo(id);
        past.put("2013-01", List.of(past("2013-01", State.FAILED)));
        assertThat(plan(YEAR).backfill()).isNotEqualTo(id);
    }

    @Test
    void aLongRangeIsRefusedBeforeItIsLookedAt() {
        assertThatThrownBy(() -> plan(new BackfillOrder("0001-01", "9999-12", null, null, false)))
                .hasMessage("from and to: got 0001-01 to 9999-12, expected at most 1000 partitions at once");
        assertThatThrownBy(() -> plan(new BackfillOrder("2013-02-30", null, null, null, false)))
                .hasMessage("partition: got 2013-02-30, expected a month, such as 2013-03");
        assertThatThrownBy(() -> new BackfillOrder("2013-03", "2013-01", null, null, false))
                .hasMessage("to: got 2013-01, expected a partition that is not before 2013-03");
        assertThatThrownBy(() -> new BackfillOrder(null, null, null, 0, false))
                .hasMessage("parallel: got 0, expected 1 to 100");
    }

    private BackfillPlan plan(BackfillOrder order) {
        return planner().plan(order);
    }

    private BackfillPlanner planner() {
        return new BackfillPlanner(definition, partitions(), partition -> past.getOrDefault(partition, List.of()), NOW);
    }

    private Partitions partitions() {
        return new Partitions(definition.spec().data(), versions);
    }

    private void arrive(String... partitions) {
        for (String partition : partitions) {
            versions.add(Refits.arrival("flights", partition, "v1"));
        }
    }

    private PastRun past(String partition, State state) {
        RunContext run = run(partition);
        return new PastRun(run, run.run(), state);
    }

    private String id(String partition) {
        return run(partition).run();
    }

    private RunContext run(String partition) {
        return RunContext.of(
                definition, Trigger.arrival(), partition, partitions().inputs(partition));
    }

    private static DefinitionVersion definition(String freshWithin) {
        RefitDefinition plain = Refits.of("flights").definition().spec();
        DataSpec data = new DataSpec(
                plain.data().datasets(),
                null,
                List.of(),
                null,
                null,
                null,
                new PartitionsSpec(PartitionsSpec.Every.MONTH, null),
                null,
                null,
                null,
                null,
                null);
        return DefinitionVersion.of(new RefitDefinition(
                plain.name(),
                data,
                plain.transform(),
                plain.training(),
                plain.packaging(),
                null,
                null,
                freshWithin,
                null,
                null));
    }
}

package dev.refit.trigger.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.definition.RunSettings;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import dev.refit.trigger.rule.Refits;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManualRunTest {
    private static final DefinitionVersion DELAY =
            Refits.of("flights", "weather", "planes*").definition();

    @Test
    void it_reads_the_newest_versions_and_is_another_run_for_each_key() {
        KnownVersions versions = new KnownVersions();
        versions.add(Refits.arrival("flights", "2013-01", "A"));
        versions.add(Refits.arrival("flights", "2013-01", "B"));
        versions.add(Refits.arrival("weather", "2013-01", "A"));
        versions.add(Refits.arrival("planes", "2012", "A"));

        RunContext first = ManualRun.of(DELAY, "2013-01", "key-1", RunSettings.NONE, versions);
        RunContext again = ManualRun.of(DELAY, "2013-01", "key-1", RunSettings.NONE, versions);
        RunContext second = ManualRun.of(DELAY, "2013-01", "key-2", RunSettings.NONE, versions);

        assertThat(first.trigger()).isEqualTo(new Trigger(Trigger.Kind.MANUAL, "key-1"));
        assertThat(first.inputs()).extracting(input -> input.sequence()).containsExactly(2L, 1L, 1L);
        assertThat(again).isEqualTo(first);
        assertThat(second.run()).isNotEqualTo(first.run());
    }

    @Test
    void it_names_every_dataset_that_has_nothing_to_read() {
        KnownVersions versions = new KnownVersions();
        versions.add(Refits.arrival("flights", "2013-03", "A"));
        versions.add(Refits.arrival("flights", "2013-01", "A"));

        assertThatThrownBy(() -> ManualRun.of(DELAY, "2013-02", "key", RunSettings.NONE, versions))
                .isInstanceOf(MissingVersionException.class)
                .hasMessage("dataset flights has no version of partition 2013-02 (it has 2013-01, 2013-03); "
                        + "dataset weather has no version at all; dataset planes has no version at all. "
                        + "Publish what is missing, then ask again.");
    }

    @Test
    void the_key_of_arrivals_is_refused() {
        assertThatThrownBy(() -> ManualRun.of(DELAY, "2013-02", "arrival", RunSettings.NONE, new KnownVersions()))
                .hasMessage("key: got arrival, expected anything else, as this is the key of arrivals");
    }

    @Test
    void a_partition_that_can_be_none_is_refused() {
        assertThatThrownBy(() -> ManualRun.of(DELAY, "../etc", "key", RunSettings.NONE, new KnownVersions()))
                .hasMessageStartingWith("partition: got ../etc, expected 1 to 64 of letters");
    }

    @Test
    void aSettingIsOfTheRunAloneAndIsCheckedAsTheDefinitionIs() {
        KnownVersions versions = new KnownVersions();
        versions.add(Refits.arrival("flights", "2013-01", "v1"));
        versions.add(Refits.arrival("weather", "2013-01", "v1"));
        versions.add(Refits.arrival("planes", "2013-01", "v1"));

        RunContext run = with(versions, "training.h2o.parameters.ntrees", 200);

        assertThat(run.definition().spec().training().engine().parameters()).containsEntry("ntrees", 200);
        assertThat(run.definition().digest()).isNotEqualTo(DELAY.digest());
        assertThat(run.run())
                .isNotEqualTo(ManualRun.of(DELAY, "2013-01", "key-1", RunSettings.NONE, versions)
                        .run());
        assertThat(run.trigger().because()).isEqualTo("set training.h2o.parameters.ntrees=200");
        assertThatThrownBy(() -> with(versions, "training.h2o.parameters.ntrees", "many"))
                .hasMessage("training.h2o.parameters.ntrees: got many, expected a whole number of 32 bits");
        assertThatThrownBy(() -> with(versions, "training.h2o.parameters.tree_count", 2))
                .hasMessageStartingWith("training.h2o.parameters.tree_count: got 2, expected a parameter among ");
        assertThatThrownBy(() -> with(versions, "training.h2o.parameters.training_frame", "f"))
                .hasMessageStartingWith("training.h2o.parameters.training_frame: got a parameter ");
        assertThatThrownBy(() -> with(versions, "transform.spark.sql", "SELECT 1"))
                .hasMessage(
                        "set: got transform.spark.sql, expected training.h2o.parameters. and the name of a parameter");
    }

    private static RunContext with(KnownVersions versions, String key, Object value) {
        return ManualRun.of(DELAY, "2013-01", "key-1", new RunSettings(Map.of(key, value)), versions);
    }
}

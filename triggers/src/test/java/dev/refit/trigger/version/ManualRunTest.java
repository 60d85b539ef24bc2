package dev.refit.trigger.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import dev.refit.trigger.rule.Refits;
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

        RunContext first = ManualRun.of(DELAY, "2013-01", "key-1", versions);
        RunContext again = ManualRun.of(DELAY, "2013-01", "key-1", versions);
        RunContext second = ManualRun.of(DELAY, "2013-01", "key-2", versions);

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

        assertThatThrownBy(() -> ManualRun.of(DELAY, "2013-02", "key", versions))
                .isInstanceOf(MissingVersionException.class)
                .hasMessage("dataset flights has no version of partition 2013-02 (it has 2013-01, 2013-03); "
                        + "dataset weather has no version at all; dataset planes has no version at all. "
                        + "Publish what is missing, then ask again.");
    }

    @Test
    void the_key_of_arrivals_is_refused() {
        assertThatThrownBy(() -> ManualRun.of(DELAY, "2013-02", "arrival", new KnownVersions()))
                .hasMessage("key: got arrival, expected anything else, as this is the key of arrivals");
    }

    @Test
    void a_partition_that_can_be_none_is_refused() {
        assertThatThrownBy(() -> ManualRun.of(DELAY, "../etc", "key", new KnownVersions()))
                .hasMessageStartingWith("partition: got ../etc, expected 1 to 64 of letters");
    }
}

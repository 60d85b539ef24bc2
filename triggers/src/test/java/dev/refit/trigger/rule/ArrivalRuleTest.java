package dev.refit.trigger.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.DataArrived;
import dev.refit.events.data.InputVersion;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArrivalRuleTest {
    private static final DefinitionRecord TWO = Refits.of("flights", "weather");
    private static final DefinitionRecord WITH_LATEST = Refits.of("flights", "weather", "planes*");

    @Test
    void a_run_waits_for_every_dataset_of_its_own_partition() {
        Publishing publishing = new Publishing(TWO);

        assertThat(publishing.publish("flights", "2013-01", "A")).isEmpty();
        assertThat(publishing.publish("weather", "2013-02", "A")).isEmpty();
        assertThat(publishing.publish("weather", "2013-01", "A"))
                .singleElement()
                .returns("2013-01", RunContext::partition)
                .returns(Trigger.arrival("weather/2013-01/1 has arrived"), RunContext::trigger)
                .extracting(ArrivalRuleTest::inputs)
                .isEqualTo("flights/2013-01#1A weather/2013-01#1A");
    }

    @Test
    void a_corrected_partition_is_another_run_and_a_token_that_it_has_had_is_none() {
        Publishing publishing = new Publishing(Refits.of("flights"));

        for (String token : List.of("A", "A", "B", "A", "A")) {
            publishing.publish("flights", "2013-01", token);
        }

        assertThat(publishing.requested())
                .extracting(ArrivalRuleTest::inputs)
                .containsExactly("flights/2013-01#1A", "flights/2013-01#2B");
        assertThat(publishing.requested()).extracting(RunContext::run).doesNotHaveDuplicates();
    }

    @Test
    void the_newest_version_of_a_latest_dataset_is_used_whatever_its_partition() {
        Publishing publishing = new Publishing(WITH_LATEST);
        publishing.publish("planes", "2014", "A");
        publishing.publish("planes", "2012", "A");
        publishing.publish("flights", "2013-01", "A");

        List<RunContext> runs = publishing.publish("weather", "2013-01", "A");

        assertThat(runs)
                .extracting(ArrivalRuleTest::inputs)
                .containsExactly("flights/2013-01#1A weather/2013-01#1A planes/2012#1A");
    }

    @Test
    void a_further_version_of_a_latest_dataset_requests_nothing() {
        Publishing publishing = new Publishing(WITH_LATEST);
        publishing.publish("planes", "2012", "A");
        publishing.publish("flights", "2013-01", "A");
        publishing.publish("weather", "2013-01", "A");

        assertThat(publishing.publish("planes", "2012", "B")).isEmpty();
        assertThat(publishing.publish("planes", "2014", "A")).isEmpty();
    }

    @Test
    void the_very_first_version_of_a_latest_dataset_requests_what_waited_only_for_it() {
        Publishing publishing = new Publishing(WITH_LATEST);
        for (String partition : List.of("2013-02", "2013-01")) {
            publishing.publish("flights", partition, "A");
            publishing.publish("weather", partition, "A");
        }
        publishing.publish("flights", "2013-03", "A");

        List<RunContext> runs = publishing.publish("planes", "2012", "A");

        assertThat(runs).extracting(RunContext::partition).containsExactly("2013-01", "2013-02");
    }

    @Test
    void nothing_is_requested_for_what_was_complete_before_the_definition_was_applied() {
        Publishing publishing = new Publishing(Refits.of("airports"));
        publishing.publish("flights", "2013-01", "A");
        publishing.publish("weather", "2013-01", "A");
        publishing.publish("flights", "2013-02", "A");

        publishing.apply(TWO);

        assertThat(publishing.requested()).isEmpty();
        assertThat(publishing.publish("weather", "2013-02", "A")).hasSize(1);
        assertThat(publishing.publish("flights", "2013-01", "B")).hasSize(1);
    }

    @Test
    void a_suspended_definition_requests_nothing_then_and_nothing_later_for_it() {
        Publishing publishing = new Publishing(new DefinitionRecord(TWO.definition(), true));
        publishing.publish("flights", "2013-01", "A");
        publishing.publish("weather", "2013-01", "A");

        publishing.apply(TWO);

        assertThat(publishing.publish("weather", "2013-01", "A")).isEmpty();
        assertThat(publishing.requested()).isEmpty();
    }

    @Test
    void a_dataset_that_the_definition_does_not_name_requests_nothing() {
        Publishing publishing = new Publishing(Refits.of("flights"));
        publishing.publish("flights", "2013-01", "A");

        assertThat(publishing.publish("weather", "2013-01", "A")).isEmpty();
    }

    @Test
    void versions_that_come_once_each_request_the_same_partitions_in_any_order() {
        List<DataArrived> arrivals = new ArrayList<>();
        for (String partition : List.of("2013-01", "2013-02", "2013-03")) {
            arrivals.add(Refits.arrival("flights", partition, "A"));
            arrivals.add(Refits.arrival("weather", partition, "A"));
        }
        arrivals.add(Refits.arrival("flights", "2013-04", "A"));
        arrivals.add(Refits.arrival("planes", "2012", "A"));
        Random random = new Random(4);
        List<String> expected = null;
        for (int round = 0; round < 300; round++) {
            Collections.shuffle(arrivals, random);
            Publishing publishing = new Publishing(WITH_LATEST);
            for (DataArrived arrival : arrivals) {
                publishing.publish(arrival);
                publishing.publish(arrival);
            }

            List<String> runs = publishing.requested().stream()
                    .map(RunContext::run)
                    .sorted()
                    .toList();
            expected = expected == null ? runs : expected;

            assertThat(runs).as("round " + round).hasSize(3).isEqualTo(expected);
        }
    }

    @Test
    void any_course_of_arrivals_requests_exactly_the_runs_of_the_rule() {
        Random random = new Random(2013);
        for (int round = 0; round < 300; round++) {
            Publishing publishing = new Publishing(WITH_LATEST);
            Expected expected = new Expected();
            for (int i = 0; i < 60; i++) {
                String dataset =
                        List.of("flights", "weather", "planes", "unknown").get(random.nextInt(4));
                String partition = "2013-0" + (1 + random.nextInt(3));
                String token = List.of("A", "B", "C", "D").get(random.nextInt(4));
                List<RunContext> runs = publishing.publish(dataset, partition, token);

                assertThat(runs.stream().map(ArrivalRuleTest::inputs).toList())
                        .as("round %d, arrival %d: %s/%s %s", round, i, dataset, partition, token)
                        .isEqualTo(expected.publish(dataset, partition, token));
            }
            assertThat(publishing.requested()).extracting(RunContext::run).doesNotHaveDuplicates();
        }
    }

    private static String inputs(RunContext run) {
        return run.inputs().stream().map(ArrivalRuleTest::text).collect(Collectors.joining(" "));
    }

    private static String text(InputVersion input) {
        return input.dataset() + "/" + input.partition() + "#" + input.sequence() + input.token();
    }
}

package dev.refit.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.CloudEvents;
import dev.refit.events.RefitEvent;
import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.Topics;
import dev.refit.events.data.Column;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.run.RunContext;
import dev.refit.events.workload.WorkloadResult.Trained;
import dev.refit.stage.testing.Samples;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingOutcomeTest {
    private static final int COLUMNS = 5000;

    @Test
    void the_events_of_a_model_of_5000_columns_can_be_carried() {
        RunContext run = Samples.run();
        List<String> names = IntStream.range(0, COLUMNS)
                .mapToObj(i -> String.format("measured%04d", i))
                .toList();
        Map<String, Double> importances = new LinkedHashMap<>();
        names.forEach(name -> importances.put(name, Math.nextDown(1.0 / (1 + importances.size()))));
        Trained trained = with(Samples.trained(run, 1, 0.5), importances);

        ModelTrained event = TrainingOutcome.of(
                new FeaturesBuilt(run, features(names)), List.of(trained), trained, Samples.evaluated(run));

        assertThat(event.model().importances().keySet())
                .containsExactlyElementsOf(names.subList(0, TrainingOutcome.MOST_IMPORTANCES));
        assertThat(size(new FeaturesBuilt(run, event.features()))).isLessThan(Topics.MAX_PAYLOAD);
        assertThat(size(event)).isLessThan(Topics.MAX_PAYLOAD);
    }

    private static int size(RefitEvent event) {
        return CloudEvents.encode(event, "training", Instant.EPOCH).value().length;
    }

    private static FeatureTable features(List<String> names) {
        FeatureTable few = Samples.features();
        List<Column> columns =
                names.stream().map(name -> new Column(name, "double")).toList();
        return new FeatureTable(few.uri(), few.rows(), columns, few.digest(), few.schemaDigest());
    }

    private static Trained with(Trained trained, Map<String, Double> importances) {
        return new Trained(
                trained.run(),
                trained.summary(),
                trained.model(),
                trained.mojo(),
                trained.parametersUsed(),
                importances,
                trained.trainingRows(),
                trained.tools());
    }
}

package dev.refit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.events.RefitJson;
import dev.refit.run.fold.RunFold;
import dev.refit.run.fold.RunStory;
import dev.refit.run.fold.SampleDefinition;
import org.junit.jupiter.api.Test;

/** What programs read of a run; they break when a member is renamed. */
class RunJsonTest {
    @Test
    void aRunHasItsStateInputsStagesAndModel() {
        RunStory story = new RunStory(SampleDefinition.named("delay")).whole();
        RunFold fold = new RunFold();
        story.told().forEach(fold::add);

        JsonNode run = RefitJson.mapper().valueToTree(fold.runs().get(0));

        assertThat(run.get("run").asText()).isEqualTo(story.run());
        assertThat(run.get("refit").asText()).isEqualTo("delay");
        assertThat(run.get("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(run.at("/inputs/0/dataset").asText()).isEqualTo("flights");
        assertThat(run.at("/inputs/0/partition").asText()).isEqualTo("2013-01");
        assertThat(run.at("/inputs/0/token").asText()).isEqualTo("t1");
        assertThat(run.at("/stages/0/name").asText()).isEqualTo("ingest");
        assertThat(run.at("/stages/0/state").asText()).isEqualTo("SUCCEEDED");
        assertThat(run.at("/stages/0/seconds").asDouble()).isEqualTo(1.0);
        assertThat(run.at("/model/coordinates").asText()).isEqualTo("com.example:delay:1.0.1");
        assertThat(run.at("/model/path").asText()).isEqualTo("/maven/delay-1.0.1.jar");
        assertThat(run.at("/model/metric").asText()).isEqualTo("auc");
        assertThat(run.at("/model/value").asDouble()).isEqualTo(0.75);
        assertThat(run.at("/requested").asText()).isEqualTo("2026-01-01T00:00:00Z");
    }
}

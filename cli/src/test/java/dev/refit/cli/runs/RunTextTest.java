package dev.refit.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RunEvent;
import dev.refit.events.run.Stage;
import dev.refit.run.fold.RunFold;
import dev.refit.run.fold.RunStory;
import dev.refit.run.fold.RunView;
import dev.refit.run.fold.SampleDefinition;
import dev.refit.run.fold.TimedEvent;
import dev.refit.run.fold.UploadStory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTextTest {
    private final RunFold fold = new RunFold();

    @Test
    void anUploadHasItsLibraryAndNoMetric() {
        List<RunEvent> events =
                List.of(UploadStory.UPLOADED, UploadStory.STARTED, UploadStory.PACKAGED, UploadStory.PROMOTED);
        events.forEach(event -> fold.add(new TimedEvent(event, Instant.EPOCH)));

        RunView run = fold.runs().get(0);

        assertThat(RunText.whole(run)).contains("model    com.example:shell-model:1.0.0\n", "promotion");
        assertThat(RunText.table(List.of(run)).render()).contains("uploaded", "SUCCEEDED");
    }

    @Test
    void aRejectedModelIsNoFailure() {
        RunStory story = new RunStory(SampleDefinition.named("delay"))
                .requested()
                .started(Stage.PACKAGING)
                .packaged()
                .rejected();
        story.told().forEach(fold::add);

        String text = RunText.whole(fold.runs().get(0));

        assertThat(text).contains("state    REJECTED", "The model was rejected: worse than the last");
        assertThat(text).doesNotContain("FAILED", "failed");
    }

    @Test
    void eachPartitionIsListedAndALongWindowIsNamedByItsEnds() {
        List<String> months = List.of("2013-01", "2013-02", "2013-03", "2013-04");
        new RunStory(SampleDefinition.named("delay"), months.subList(0, 2))
                .requested()
                .told()
                .forEach(fold::add);
        new RunStory(SampleDefinition.named("delay"), months).requested().told().forEach(fold::add);

        List<String> texts = fold.runs().stream().map(RunText::whole).toList();

        assertThat(texts)
                .anySatisfy(text -> assertThat(text)
                        .contains(
                                "refit    delay, partition 2013-02\n",
                                "input    flights 2013-01 version 1 (t1)\n",
                                "input    flights 2013-02 version 1 (t1)\n"))
                .anySatisfy(text -> assertThat(text).contains("input    flights 2013-01 … 2013-04 (4)\n"));
    }
}

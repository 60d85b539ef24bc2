package dev.refit.packaging.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.RunContext;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.packaging.job.PackagingRequests;
import dev.refit.packaging.job.origin.Subject;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputRowsTest {
    private static final StoredFile FILE = new StoredFile(URI.create("file:/f"), 1, "0".repeat(64));
    private static final RefitDefinition LIKE =
            PackagingRequests.of(FILE, FILE).run().definition().spec();

    @Test
    void theCardHasALineForEachPartitionAndForWhatIsAbsent() {
        RunContext run = RunsOfMonths.over(3, LIKE);

        assertThat(new InputRows(run, RunsOfMonths.sources(run)).table())
                .containsExactly(
                        List.of("flights", "2013-01", "1", "1,000", "d-2013-01"),
                        List.of("flights", "2013-02", "3", "1,000", "d-2013-02"),
                        List.of("flights", "2013-03", "1", "1,000", "d-2013-03"),
                        List.of("weather", "none, as it is optional", "", "0", ""));
    }

    @Test
    void aWindowOfManyPartitionsIsOneLineOfTheCard() {
        RunContext run = RunsOfMonths.over(36, LIKE);

        assertThat(new InputRows(run, RunsOfMonths.sources(run)).table())
                .contains(List.of(
                        "flights", "2013-01 … 2015-12 (36)", "2013-02 version 3", "36,000", "each in the provenance"));
    }

    @Test
    void theComparisonListsFewPartitionsAndNamesTheEndsOfMany() {
        RunContext two = RunsOfMonths.over(2, LIKE);
        RunContext year = RunsOfMonths.over(12, LIKE);

        assertThat(new InputRows(two, RunsOfMonths.sources(two)).cells())
                .containsEntry("flights", "2013-01 version 1, 1,000 rows; 2013-02 version 3, 1,000 rows")
                .containsEntry("weather", "none");
        assertThat(new InputRows(year, RunsOfMonths.sources(year)).cells())
                .containsEntry("flights", "2013-01 … 2013-12 (12); 2013-02 version 3, 12,000 rows");
        assertThat(new InputRows(year, List.of()).cells())
                .containsEntry("flights", "2013-01 … 2013-12 (12); 2013-02 version 3");
    }

    @Test
    void eachPartitionHasAPropertyOfItsOwn() {
        RunContext run = RunsOfMonths.over(3, LIKE);

        assertThat(InputProperties.of(run))
                .containsEntry("refit.input.flights.01", "2013-01/1/t1")
                .containsEntry("refit.input.flights.02", "2013-02/3/t2")
                .containsEntry("refit.input.flights.03", "2013-03/1/t3")
                .containsEntry("refit.input.weather", "absent")
                .hasSize(4);
        assertThat(InputProperties.of(RunsOfMonths.over(1, LIKE))).containsEntry("refit.input.flights", "2013-01/1/t1");
    }

    @Test
    void theProvenanceHasEachPartitionAndWhatIsAbsent() {
        WorkloadRequest.Package request = PackagingRequests.of(FILE, FILE);
        Subject subject = new Subject(LIKE.packaging().maven(), "1.0.7", FILE, "model.zip", "digest", List.of());

        ObjectNode build = new RunProvenance(new WorkloadRequest.Package(
                        RunsOfMonths.over(3, LIKE), request.features(), request.model(), request.version(), null))
                .buildDefinition(subject);

        assertThat(build.path("resolvedDependencies").findValuesAsText("name"))
                .containsExactly("dataset:flights/2013-01", "dataset:flights/2013-02", "dataset:flights/2013-03");
        assertThat(build.at("/internalParameters/absentDatasets").get(0).textValue())
                .isEqualTo("weather");
    }
}

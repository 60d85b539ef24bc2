package dev.refit.packaging.job.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.run.Failure;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.job.JobFolder;
import dev.refit.packaging.job.ForgedModels;
import dev.refit.packaging.job.MojoTampering;
import dev.refit.packaging.job.PackagedLibrary;
import dev.refit.packaging.job.PackagingRequests;
import dev.refit.packaging.job.examples.RecordedExamples;
import dev.refit.packaging.job.model.ModelShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockedReleaseIT {

    @TempDir
    Path temp;

    @Test
    void oneOtherBitInARecordedProbabilityBlocksTheReleaseAndNamesTheRow() throws Exception {
        Path examples = changed("gbm", 7, "p:1", bits -> Long.toHexString(Long.parseUnsignedLong(bits, 16) ^ 1));

        Failure failure = failure(PackagingRequests.of(ForgedModels.mojo("gbm"), examples));

        assertThat(failure.code()).isEqualTo("parity-violated");
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.message())
                .contains("com.example.models:flight-delay-model:1.0.7 is blocked")
                .containsPattern("row 5 \\(line 7\\), p:1: expected 3f[0-9a-f]{14} \\(0\\.\\d+\\), got 3f[0-9a-f]{14}")
                .contains("from h2o-genmodel", "from the library's scorer")
                .doesNotContain("row 4 ", "row 6 ", "p:2");
        assertThat(temp.resolve("job/flight-delay-model-1.0.7.jar")).doesNotExist();
    }

    @Test
    void anotherRecordedLabelBlocksTheReleaseAndNamesTheRow() throws Exception {
        Path examples = changed("gbm", 4, "label", label -> label.equals("yes") ? "no" : "yes");

        Failure failure = failure(PackagingRequests.of(ForgedModels.mojo("gbm"), examples));

        assertThat(failure.code()).isEqualTo("parity-violated");
        assertThat(failure.message()).containsPattern("row 2 \\(line 4\\), label: expected (yes|no), got (yes|no)");
    }

    @Test
    void anotherRecordedInputBlocksTheRelease() throws Exception {
        Path examples = changed("gbm", 3, "n:arr_delay", bits -> "40c3880000000000"); // 10000

        Failure failure = failure(PackagingRequests.of(ForgedModels.mojo("gbm"), examples));

        assertThat(failure.code()).isEqualTo("parity-violated");
        assertThat(failure.message()).contains("row 1 (line 3), p:");
    }

    @Test
    void theMojoOfAnotherTrainingBlocksTheRelease() throws Exception {
        Failure failure = failure(PackagingRequests.of(ForgedModels.mojo("gbm-other"), ForgedModels.examples("gbm")));

        assertThat(failure.code()).isEqualTo("parity-violated");
        assertThat(failure.message()).contains("row 1 (line 3), p:1: expected").containsPattern("and \\d+ more");
    }

    @Test
    void contributionsOfAnotherTrainingAreToldByRowAndColumn() throws Exception {
        ModelShape shape = shape("gbm");
        ModelShape other = shape("gbm-other");
        RecordedExamples examples = RecordedExamples.read(ForgedModels.examples("gbm"), shape);
        ModelShape mixed = new ModelShape(shape.mojo(), shape.scorer(), shape.genmodel(), other.contributions());

        assertThat(ParityCheck.contributions(shape, examples.rows())).isEmpty();
        assertThat(ParityCheck.contributions(mixed, examples.rows()))
                .first()
                .asString()
                .containsPattern("row 1 \\(line 3\\), contribution of \\w+: h2o-genmodel has -?\\d.*, the library's");
    }

    @Test
    void theMojoOfAModelWithOtherColumnsBlocksTheRelease() throws Exception {
        Failure failure = failure(PackagingRequests.of(ForgedModels.mojo("odd-names"), ForgedModels.examples("gbm")));

        assertThat(failure.code()).isEqualTo("examples-mismatch");
        assertThat(failure.message()).contains("gbm.tsv, line 2", "expected the column");
    }

    @Test
    void aMojoWhoseTreesWereTamperedWithBlocksTheRelease() throws Exception {
        Path mojo = MojoTampering.otherTrees(ForgedModels.mojo("gbm"), temp.resolve("tampered.zip"));

        Failure failure = failure(PackagingRequests.of(mojo, ForgedModels.examples("gbm")));

        assertThat(failure.code()).isEqualTo("parity-violated");
        assertThat(failure.message()).contains("row 1 (line 3), p:1: expected");
    }

    @Test
    void aFileThatIsNotWhatItsDigestSaysBlocksTheRelease() throws Exception {
        StoredFile mojo = JobFolder.stored(ForgedModels.mojo("gbm-other"));
        StoredFile claimed = JobFolder.stored(ForgedModels.mojo("gbm"));
        StoredFile changed = new StoredFile(mojo.uri(), claimed.size(), claimed.sha256());

        Failure failure = failure(PackagingRequests.of(changed, JobFolder.stored(ForgedModels.examples("gbm"))));

        assertThat(failure.code()).isEqualTo("content-changed");
        assertThat(failure.message()).contains("gbm-other.zip", mojo.sha256(), claimed.sha256());
    }

    @Test
    void noExamplesProveNothing() throws Exception {
        List<String> header = Files.readAllLines(ForgedModels.examples("gbm")).subList(0, 2);
        Path examples = Files.write(temp.resolve("empty.tsv"), header);

        Failure failure = failure(PackagingRequests.of(ForgedModels.mojo("gbm"), examples));

        assertThat(failure.code()).isEqualTo("examples-mismatch");
        assertThat(failure.message()).contains("none would prove nothing");
    }

    private Failure failure(WorkloadRequest request) throws IOException {
        WorkloadResult result = PackagedLibrary.run(request, temp.resolve("job"));
        assertThat(result).isInstanceOf(WorkloadResult.Failed.class);
        return ((WorkloadResult.Failed) result).failure();
    }

    /** A copy of a model's examples with one cell changed. */
    private Path changed(String model, int line, String column, UnaryOperator<String> change) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(ForgedModels.examples(model)));
        int index = List.of(lines.get(1).split("\t", -1)).indexOf(column);
        String[] cells = lines.get(line - 1).split("\t", -1);
        cells[index] = change.apply(cells[index]);
        lines.set(line - 1, String.join("\t", cells));
        return Files.write(temp.resolve("changed.tsv"), lines);
    }

    private static ModelShape shape(String model) throws Exception {
        Path mojo = ForgedModels.mojo(model);
        return ModelShape.of(mojo, java.nio.file.Files.readAllBytes(mojo));
    }
}

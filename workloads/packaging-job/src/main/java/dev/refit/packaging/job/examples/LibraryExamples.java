package dev.refit.packaging.job.examples;

import dev.refit.events.RefitJson;
import dev.refit.model.Scorer;
import dev.refit.model.examples.Digests;
import dev.refit.model.examples.Example;
import dev.refit.model.examples.ExampleCells;
import dev.refit.model.shap.Contributions;
import dev.refit.packaging.job.model.ModelShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The recorded examples that the library carries. They are chosen to cover as much of the model as all recorded examples
 * do, within the requested number. Each has its margins and digests of its leaves and contributions.
 */
public final class LibraryExamples {
    private final ModelShape shape;
    private final RecordedExamples all;
    private final CoveringSet chosen;
    private final Map<String, Object> proofDetails = new LinkedHashMap<>();

    /** @param more what else {@code proof.json} contains */
    public LibraryExamples(ModelShape shape, RecordedExamples all, int most, Map<String, Object> more) {
        this.shape = shape;
        this.all = all;
        Corners corners = new Corners(shape.scorer(), all.rows());
        this.chosen = new CoveringSet(corners.ofRows(), most);
        proofDetails.put("rowsProven", all.count());
        proofDetails.put("rowsCarried", count());
        proofDetails.put("reached", corners.byKind());
        proofDetails.put("reachedByNoCarriedRow", corners.missing(chosen.covered()));
        proofDetails.putAll(more);
    }

    public int count() {
        return chosen.rows().cardinality();
    }

    public List<Example> carried() {
        return chosen.rows().stream().mapToObj(all.rows()::get).toList();
    }

    /** Returns the content of {@code proof.json}: what was proven, and which parts no carried row covers. */
    public byte[] proofDetails() {
        return RefitJson.bytes(proofDetails);
    }

    public String text() {
        Scorer scorer = shape.scorer();
        Contributions contributions = shape.contributions();
        StringBuilder text = new StringBuilder();
        text.append(dev.refit.model.examples.ExampleFile.FORMAT).append('\n');
        text.append(all.lines().get(1));
        for (int i = 0; i < scorer.marginCount(); i++) {
            text.append("\tm:").append(i);
        }
        text.append(scorer.trees() > 0 ? "\tleaves" : "")
                .append(contributions == null ? "" : "\tcontributions")
                .append('\n');
        double[] margins = new double[scorer.marginCount()];
        int[] leaves = new int[scorer.trees()];
        for (Example example : carried()) {
            text.append(all.lines().get(example.line() - 1));
            scorer.margins(example.row(), margins);
            for (double margin : margins) {
                text.append('\t').append(ExampleCells.bits(margin));
            }
            if (leaves.length > 0) {
                scorer.leafAssignments(example.row(), leaves);
                text.append('\t').append(Digests.ofLeaves(leaves));
            }
            if (contributions != null) {
                float[] values = new float[contributions.size()];
                contributions.of(example.row(), values);
                text.append('\t').append(Digests.ofContributions(values));
            }
            text.append('\n');
        }
        return text.toString();
    }
}

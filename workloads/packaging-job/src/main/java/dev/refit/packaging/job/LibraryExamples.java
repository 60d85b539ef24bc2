package dev.refit.packaging.job;

import dev.refit.events.RefitJson;
import dev.refit.model.Scorer;
import dev.refit.model.examples.Digests;
import dev.refit.model.examples.Example;
import dev.refit.model.examples.ExampleCells;
import dev.refit.model.shap.Contributions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The recorded examples that travel in the library: as many as were asked for, chosen to cover as much of the model as
 * all of them do, each with its margins, and with digests of its leaves and contributions.
 */
final class LibraryExamples {
    private final ModelShape shape;
    private final RecordedExamples all;
    private final CoveringSet chosen;
    private final Map<String, Object> account = new LinkedHashMap<>();

    /** @param more what else the account tells */
    LibraryExamples(ModelShape shape, RecordedExamples all, int most, Map<String, Object> more) {
        this.shape = shape;
        this.all = all;
        Corners corners = new Corners(shape.scorer(), all.rows());
        this.chosen = new CoveringSet(corners.ofRows(), most);
        account.put("rowsProven", all.count());
        account.put("rowsCarried", count());
        account.put("reached", corners.byKind());
        account.put("reachedByNoCarriedRow", corners.missing(chosen.covered()));
        account.putAll(more);
    }

    int count() {
        return chosen.rows().cardinality();
    }

    List<Example> carried() {
        return chosen.rows().stream().mapToObj(all.rows()::get).toList();
    }

    /** What was proven, and what of it the library does not carry, as JSON. */
    byte[] account() {
        return RefitJson.bytes(account);
    }

    String text() {
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

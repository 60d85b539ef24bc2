package dev.refit.training.job.table;

import dev.refit.events.data.FeatureTable;
import dev.refit.events.definition.engine.h2o.H2oTraining;
import dev.refit.job.JobFailedException;
import java.util.List;
import java.util.Map;
import water.fvec.Frame;

/** The feature table, parsed, and its parts. A trial and the evaluation of its model prepare the same table alike. */
public record PreparedTable(Frame table, Target target, Parts parts) {

    public static PreparedTable of(FeatureTable features, H2oTraining training, Map<String, Object> parameters)
            throws JobFailedException {
        List<String> visible = new VisibleColumns(features, training).names();
        Target target = new Target(training.target(), features, parameters);
        Frame table = FeatureFrame.parse(features);
        target.prepare(table);
        Parts parts = new Parts(table, table.subframe(visible.toArray(String[]::new)), training);
        parts.keepSeenLevels();
        return new PreparedTable(table, target, parts);
    }
}

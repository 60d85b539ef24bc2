package dev.refit.transform.job;

import dev.refit.events.data.FeatureTable;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.definition.engine.spark.SparkTransform;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.job.Job;
import dev.refit.job.JobFailedException;
import dev.refit.job.JobFolder;
import dev.refit.job.Tools;
import dev.refit.transform.job.feature.FeatureWriter;
import dev.refit.transform.job.session.InputSize;
import dev.refit.transform.job.session.SparkFailures;
import dev.refit.transform.job.session.SparkRun;
import dev.refit.transform.job.session.StageProgress;
import dev.refit.transform.job.snapshot.SnapshotViews;
import dev.refit.transform.job.sql.SqlScript;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Makes the snapshots views, runs the user's transform over them and writes what comes out. */
final class TransformJob implements Job {

    @Override
    public WorkloadResult run(WorkloadRequest request, JobFolder folder) throws Exception {
        if (!(request instanceof WorkloadRequest.Transform transform)) {
            throw new IllegalArgumentException("kind: got "
                    + request.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT) + ", expected transform");
        }
        return new WorkloadResult.Transformed(transform.run().run(), features(transform, folder));
    }

    private static FeatureTable features(WorkloadRequest.Transform request, JobFolder folder) throws Exception {
        RefitDefinition definition = request.run().definition().spec();
        SparkTransform transform = definition.transform().spark();
        InputSize size = InputSize.of(request.snapshots());
        folder.progress(0, "starting Spark");
        try (SparkRun run = SparkRun.start(folder, size)) {
            folder.progress(StageProgress.STARTED, "Spark is ready");
            new SnapshotViews(run.session(), definition.data())
                    .register(request.snapshots(), request.run().partition());
            Dataset<Row> features = transform.sql() != null
                    ? new SqlScript(run.session(), request.run().partition()).run(transform.sql())
                    : new JarTransform(run, folder).run(definition.name(), transform.jar(), transform.mainClass());
            FeatureTable table = new FeatureWriter(folder, size).write(features);
            folder.progress(1, table.rows() + " rows of " + table.columns().size() + " columns");
            return table.madeOf(request.snapshots(), versions(run));
        } catch (Exception e) {
            Throwable thrown = e instanceof JobFailedException ? e.getCause() : e;
            if (transform.jar() != null && thrown != null) {
                // Whoever wrote the jar looks for a line of it.
                thrown.printStackTrace();
            }
            throw e instanceof JobFailedException ? e : SparkFailures.explained(e);
        }
    }

    private static Map<String, String> versions(SparkRun run) {
        return Tools.with("spark", run.session().version());
    }
}

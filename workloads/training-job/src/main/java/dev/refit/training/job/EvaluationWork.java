package dev.refit.training.job;

import dev.refit.events.RefitJson;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.definition.engine.h2o.H2oTraining;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.model.TargetSummary;
import dev.refit.events.run.Failure.Fault;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.job.JobFailedException;
import dev.refit.job.JobFolder;
import dev.refit.job.LocalCopy;
import dev.refit.training.job.example.ExampleRecorder;
import dev.refit.training.job.example.ExportedSchema;
import dev.refit.training.job.example.ProofRows;
import dev.refit.training.job.example.ScoredHoldout;
import dev.refit.training.job.refusal.Refusal;
import dev.refit.training.job.table.PreparedTable;
import hex.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import water.fvec.Frame;

/** Scores the chosen trial's model on the holdout, once, and records examples. */
final class EvaluationWork {
    private final WorkloadRequest.Evaluate request;
    private final RefitDefinition definition;
    private final JobFolder folder;

    EvaluationWork(WorkloadRequest.Evaluate request, JobFolder folder) {
        this.request = request;
        this.definition = request.run().definition().spec();
        this.folder = folder;
    }

    WorkloadResult.Evaluated run() throws JobFailedException, IOException {
        H2oTraining training = definition.training().h2o();
        Model<?, ?, ?> model = imported();
        folder.progress(0.1, "reading features");
        PreparedTable prepared = PreparedTable.of(request.features(), training, chosenParameters(training));
        Frame holdout = prepared.parts().holdout();
        Frame validation = prepared.parts().validation();
        Frame trained = prepared.parts().training();

        folder.progress(0.5, "scoring " + holdout.numRows() + " holdout rows");
        Map<String, Double> metrics = Metrics.of(model, holdout);
        Metrics.checkDefined(training.metric(), metrics, "holdout");

        boolean weighted = model._parms._weights_column != null;
        TargetSummary target = new Baseline(training.target(), trained, holdout).summary(validation, weighted);

        folder.progress(0.8, "recording examples");
        Path file = folder.file("examples.tsv");
        int wanted = definition.packaging().examples();
        new ExampleRecorder(model).record(file, ProofRows.of(model, wanted, holdout, validation, trained));
        ModelSchema read = ExportedSchema.of(
                model,
                trained,
                request.features().columns(),
                definition.packaging().levelsAreConstants());
        Path schema = Files.write(folder.file("schema.json"), RefitJson.bytes(read));
        Path scored = folder.file("holdout.tsv.gz");
        new ScoredHoldout(model).record(scored, holdout);
        return new WorkloadResult.Evaluated(
                request.run().run(),
                metrics,
                holdout.numRows() - target.holdoutRowsWithout(),
                JobFolder.stored(file),
                JobFolder.stored(schema),
                JobFolder.stored(scored),
                target,
                Metrics.fit(model));
    }

    /** Trials may differ in what makes the target a class. */
    private Map<String, Object> chosenParameters(H2oTraining training) throws JobFailedException {
        if (request.parameters() != null) {
            return request.parameters();
        }
        int trials = training.trialParameters().size();
        if (request.trial() > trials) {
            throw Refusal.definition(
                    "no-such-trial",
                    "trial: got " + request.trial() + ", expected 1 to " + trials,
                    "Evaluate a trial of the definition's own.");
        }
        return training.trialParameters().get(request.trial() - 1);
    }

    private Model<?, ?, ?> imported() throws JobFailedException, IOException {
        Path file = LocalCopy.of(request.model().uri()).orElse(null);
        if (file == null || !Files.exists(file) || !sameContent(file)) {
            throw new JobFailedException(
                    Fault.PLATFORM,
                    "model-changed",
                    "model: " + named() + " is not there or not what trial " + request.trial() + " wrote, expected "
                            + request.model().size() + " bytes with SHA-256 "
                            + request.model().sha256(),
                    "Retry the run: its trials are trained again.");
        }
        return Model.importBinaryModel(file.toString());
    }

    private String named() {
        return "file".equals(request.model().uri().getScheme())
                ? Path.of(request.model().uri()).toString()
                : request.model().uri().toString();
    }

    private boolean sameContent(Path file) throws IOException {
        StoredFile found = JobFolder.stored(file);
        return found.size() == request.model().size()
                && found.sha256().equals(request.model().sha256());
    }
}

package dev.refit.training.job;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.definition.engine.h2o.H2oTraining;
import dev.refit.events.model.TrialSummary;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.job.JobFailedException;
import dev.refit.job.JobFolder;
import dev.refit.job.Tools;
import dev.refit.training.job.parameter.AlgorithmParameters;
import dev.refit.training.job.parameter.ReportedParameters;
import dev.refit.training.job.refusal.Refusal;
import dev.refit.training.job.refusal.Shortlist;
import dev.refit.training.job.table.PreparedTable;
import hex.Model;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import water.H2O;
import water.fvec.Frame;
import water.fvec.Vec;

/** Trains one trial and scores it on the validation part. Holdout rows are parsed, and then left alone. */
final class TrialWork {
    private final WorkloadRequest.Trial request;
    private final H2oTraining definition;
    private final JobFolder folder;

    TrialWork(WorkloadRequest.Trial request, JobFolder folder) {
        this.request = request;
        this.definition = request.run().definition().spec().training().h2o();
        this.folder = folder;
    }

    WorkloadResult.Trained run() throws JobFailedException, IOException {
        Model.Parameters parameters = new AlgorithmParameters(definition.algorithm(), request.parameters()).toH2o();
        folder.progress(0.05, "reading features");
        PreparedTable prepared = PreparedTable.of(request.features(), definition, request.parameters());
        Metrics.checkExists(definition.metric(), prepared.table().vec(definition.target()), request.parameters());
        Frame training = prepared.parts().training();
        Frame validation = prepared.parts().validation();
        prepared.parts().requireHoldout();
        prepared.target().checkVaries(training);
        checkFeatures(training);

        long rows = rowsWithTarget(training);
        folder.progress(0.2, "training on " + rows + " rows");
        parameters._train = training._key;
        parameters._valid = validation._key;
        parameters._response_column = definition.target();
        long begin = System.nanoTime();
        Model<?, ?, ?> model = new Trainer(folder).train(parameters);
        double seconds = (System.nanoTime() - begin) / 1e9;
        sayDropped(training, model);

        folder.progress(0.9, "scoring " + validation.numRows() + " validation rows");
        Map<String, Double> metrics = Metrics.of(model, validation);
        Metrics.checkDefined(definition.metric(), metrics, "validation");
        return new WorkloadResult.Trained(
                request.run().run(),
                new TrialSummary(request.trial(), request.parameters(), metrics, seconds),
                binary(model),
                mojo(model),
                ReportedParameters.of(definition.algorithm(), model),
                Importances.of(model),
                rows,
                Tools.with("h2o", H2O.ABV.projectVersion()));
    }

    /** H2O leaves the others out. */
    private long rowsWithTarget(Frame part) {
        long without = part.vec(definition.target()).naCnt();
        if (without > 0) {
            System.out.println(without + " of " + part.numRows() + " training rows have no target (column '"
                    + definition.target() + "') and are left out");
        }
        return part.numRows() - without;
    }

    /** H2O drops columns that say nothing; something must be left. */
    private void checkFeatures(Frame training) throws JobFailedException {
        for (String name : training.names()) {
            Vec column = training.vec(name);
            if (!name.equals(definition.target()) && !column.isConst() && !column.isBad()) {
                return;
            }
        }
        throw Refusal.data(
                "no-features",
                "training.h2o: every feature is constant or missing in all " + training.numRows()
                        + " rows of the training part: "
                        + Shortlist.of(Stream.of(training.names())
                                .filter(name -> !name.equals(definition.target()))
                                .toList()),
                "Look whether the data of this partition are complete and the transform's joins find their rows.");
    }

    private StoredFile binary(Model<?, ?, ?> model) throws IOException {
        Path file = folder.file("model.bin");
        model.exportBinaryModel(file.toString(), true);
        return JobFolder.stored(file);
    }

    private StoredFile mojo(Model<?, ?, ?> model) throws IOException {
        Path file = folder.file("model.zip");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            model.getMojo().writeTo(out);
        }
        return JobFolder.stored(file);
    }

    private void sayDropped(Frame training, Model<?, ?, ?> model) {
        Set<String> dropped = new HashSet<>(Arrays.asList(training.names()));
        dropped.removeAll(Arrays.asList(model._output._names));
        if (!dropped.isEmpty()) {
            System.out.println("Not learnt from, because constant or missing in all training rows: "
                    + String.join(", ", new java.util.TreeSet<>(dropped)));
        }
    }
}

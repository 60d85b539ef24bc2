package dev.refit.benchmarks.scoring;

import hex.tree.gbm.GBM;
import hex.tree.gbm.GBMModel;
import hex.tree.gbm.GBMModel.GBMParameters;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import water.H2O;
import water.H2OStarter;
import water.Key;
import water.fvec.Frame;
import water.fvec.NFSFileVec;
import water.parser.ParseDataset;

/** {@code Training FOLDER}: has H2O train the models, and leaves the MOJO and the Java source of each. */
public final class Training {
    private static final int ROWS = 20_000;

    private Training() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        start(folder);
        Path csv = Files.writeString(rows(folder), TrainingData.csv(ROWS));
        Frame rows = ParseDataset.parse(Key.make("rows"), NFSFileVec.make(csv.toFile())._key);
        for (Subject subject : Subject.values()) {
            GBMModel model = new GBM(parameters(subject, rows), Key.make(subject.name()))
                    .trainModel()
                    .get();
            try (OutputStream out = Files.newOutputStream(subject.mojo(folder))) {
                model.getMojo().writeTo(out);
            }
            Files.createDirectories(subject.pojo(folder));
            try (OutputStream out = Files.newOutputStream(subject.pojo(folder).resolve(subject.name() + ".java"))) {
                model.toJava(out, false, false);
            }
            model.remove();
        }
        H2O.exit(0);
    }

    /** Where the rows are that the models were trained on. */
    static Path rows(Path folder) {
        return folder.resolve("rows.csv");
    }

    private static GBMParameters parameters(Subject subject, Frame rows) {
        GBMParameters gbm = new GBMParameters();
        gbm._train = rows._key;
        gbm._response_column = TrainingData.RESPONSE;
        gbm._ignored_columns = subject.mixed() ? null : TrainingData.CATEGORICAL;
        gbm._ntrees = subject.trees();
        gbm._max_depth = subject.depth();
        gbm._score_tree_interval = subject.trees();
        gbm._seed = 1;
        return gbm;
    }

    private static void start(Path folder) throws IOException {
        Path flatfile = Files.writeString(folder.resolve("flatfile"), "");
        String[] options = {
            "-name",
            "scoring-" + ProcessHandle.current().pid(),
            "-ip",
            "127.0.0.1",
            "-ice_root",
            folder.toString(),
            "-flatfile",
            flatfile.toString(),
            "-disable_web",
            "-log_level",
            "WARN"
        };
        H2OStarter.start(options, folder.toString());
        H2O.waitForCloudSize(1, 10_000);
    }
}

import hex.Model;
import hex.tree.gbm.GBM;
import hex.tree.gbm.GBMModel.GBMParameters;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import water.H2O;
import water.H2OStarter;
import water.Key;
import water.fvec.Frame;
import water.fvec.NFSFileVec;
import water.parser.ParseDataset;

/** What a data scientist does without Refit: {@code CSV TARGET IGNORED-OR-NONE MOJO SCRATCH}. */
class Train {
    public static void main(String[] args) {
        int status = 1;
        try {
            train(args);
            status = 0;
        } catch (Exception e) {
            e.printStackTrace();
        } finally {
            H2O.exit(status); // Its threads would go on.
        }
    }

    private static void train(String[] args) throws Exception {
        Path flatfile = Files.writeString(Files.createDirectories(Path.of(args[4])).resolve("flatfile"), "");
        H2OStarter.start(
                new String[] {
                    "-name", "elsewhere-" + ProcessHandle.current().pid(), "-ip", "127.0.0.1", "-flatfile",
                    flatfile.toString(), "-ice_root", Path.of(args[4]).toUri().toASCIIString(), "-disable_web",
                    "-log_level", "WARN"
                },
                args[4]);
        H2O.waitForCloudSize(1, 10_000);
        Frame rows = ParseDataset.parse(Key.make("rows"), NFSFileVec.make(Path.of(args[0]).toFile())._key);
        GBMParameters gbm = new GBMParameters();
        gbm._train = rows._key;
        gbm._response_column = args[1];
        gbm._ignored_columns = args[2].equals("none") ? null : new String[] {args[2]};
        gbm._ntrees = 5;
        gbm._seed = 1;
        Model<?, ?, ?> model = new GBM(gbm).trainModel().get();
        try (OutputStream out = Files.newOutputStream(Path.of(args[3]))) {
            model.getMojo().writeTo(out);
        }
    }
}

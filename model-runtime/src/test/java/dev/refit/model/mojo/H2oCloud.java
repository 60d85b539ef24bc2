package dev.refit.model.mojo;

import hex.Model;
import hex.ModelBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import water.H2O;
import water.H2OStarter;
import water.Key;
import water.fvec.Frame;
import water.fvec.NFSFileVec;
import water.parser.ParseDataset;

/** H2O in this process, as a cloud of one. It ends with the process. */
final class H2oCloud {
    private final Path folder;

    private H2oCloud(Path folder) {
        this.folder = folder;
    }

    static H2oCloud start() throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "h2o");
        Path flatfile = Files.writeString(folder.resolve("flatfile"), "");
        String name = "model-runtime-" + ProcessHandle.current().pid();
        String[] options = {
            "-name",
            name,
            "-ip",
            "127.0.0.1",
            "-nthreads",
            "2",
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
        return new H2oCloud(folder);
    }

    Frame parse(String name, String csv) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".csv"), csv);
        return ParseDataset.parse(Key.make(name), NFSFileVec.make(file.toFile())._key);
    }

    byte[] train(ModelBuilder<?, ?, ?> builder) throws IOException {
        Model<?, ?, ?> model = (Model<?, ?, ?>) builder.trainModel().get();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.getMojo().writeTo(out);
        model.remove();
        return out.toByteArray();
    }
}

package dev.refit.benchmarks.scoring;

import dev.refit.model.Column;
import dev.refit.model.ModelInfo;
import dev.refit.model.Scorer;
import dev.refit.model.mojo.Mojo;
import hex.genmodel.GenModel;
import hex.genmodel.MojoModel;
import hex.genmodel.easy.EasyPredictModelWrapper;
import hex.genmodel.easy.RowData;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A model in each of its forms, and rows for it. */
@State(Scope.Benchmark)
public class Loaded {
    /** The system property that says where the models are. */
    static final String FOLDER = "refit.scoring.folder";

    /** How many rows an invocation scores. */
    static final int ROWS = 256;

    @Param({"SMALL", "USUAL", "NUMERIC", "LARGE", "HUGE"})
    String subject;

    Scorer scorer;
    MojoModel genmodel;
    EasyPredictModelWrapper easy;
    GenModel pojo;
    double[][] rows;
    RowData[] data;
    Function<Object[], Object> typed;
    Object[][] values;

    @Setup
    public void load() throws IOException, ReflectiveOperationException {
        Path folder = Path.of(System.getProperty(FOLDER));
        Subject subject = Subject.valueOf(this.subject);
        scorer = Mojo.read(Files.readAllBytes(subject.mojo(folder))).scorer();
        genmodel = MojoModel.load(subject.mojo(folder).toString());
        easy = new EasyPredictModelWrapper(genmodel);
        if (Files.exists(subject.compiled(folder))) {
            URL[] classes = {subject.pojo(folder).toUri().toURL()};
            // Stays open: the model loads its trees as it needs them.
            Class<?> type = new URLClassLoader(classes).loadClass(subject.name());
            pojo = (GenModel) type.getDeclaredConstructor().newInstance();
        }
        rows = rows(scorer.info());
        data = Arrays.stream(rows).map(row -> data(scorer.info(), row)).toArray(RowData[]::new);
        if (subject.packaged()) {
            typed = new TypedLibrary(subject, folder).call();
        }
        values = Arrays.stream(data).map(row -> values(scorer.info(), row)).toArray(Object[][]::new);
    }

    private static double[][] rows(ModelInfo info) {
        Random random = new Random(5);
        double[][] rows = new double[ROWS][info.features()];
        for (double[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                Column column = info.inputs().get(i);
                double value =
                        column.isCategorical() ? random.nextInt(column.levels().size()) : random.nextGaussian() * 20;
                row[i] = random.nextInt(20) == 0 ? Double.NaN : value;
            }
        }
        return rows;
    }

    private static RowData data(ModelInfo info, double[] row) {
        RowData data = new RowData();
        for (int i = 0; i < row.length; i++) {
            Column column = info.inputs().get(i);
            if (!Double.isNaN(row[i])) {
                data.put(column.name(), column.isCategorical() ? column.levels().get((int) row[i]) : (Object) row[i]);
            }
        }
        return data;
    }

    private static Object[] values(ModelInfo info, RowData row) {
        return info.inputs().stream().map(column -> row.get(column.name())).toArray();
    }
}

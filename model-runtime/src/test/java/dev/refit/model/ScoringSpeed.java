package dev.refit.model;

import hex.genmodel.MojoModel;
import hex.genmodel.MojoReaderBackendFactory;
import hex.genmodel.MojoReaderBackendFactory.CachingStrategy;
import hex.genmodel.easy.EasyPredictModelWrapper;
import hex.genmodel.easy.RowData;
import hex.genmodel.easy.exception.PredictException;
import hex.tree.gbm.GBM;
import hex.tree.gbm.GBMModel.GBMParameters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import water.H2O;
import water.Key;
import water.fvec.Frame;

/** A first impression of how long a row takes, to be run by hand. A benchmark proper is JMH's business. */
final class ScoringSpeed {
    private static final int ROWS = 1024;
    private static final int ROUNDS = 30;

    private interface Scoring {
        void all() throws PredictException;
    }

    private ScoringSpeed() {}

    public static void main(String[] args) throws IOException, PredictException {
        H2oCloud cloud = H2oCloud.start();
        Frame rows = cloud.parse("speed", ZooData.rows(20_000));
        measure("mixed", cloud.train(new GBM(parameters(rows, "few", "many", "lots"), Key.make("mixed"))));
        measure("numeric", cloud.train(new GBM(parameters(rows), Key.make("numeric"))));
        H2O.exit(0);
    }

    private static GBMParameters parameters(Frame rows, String... categorical) {
        List<String> kept = new ArrayList<>(List.of("two", "whole", "decimal", "skewed", "sparse"));
        kept.addAll(List.of(categorical));
        GBMParameters gbm = new GBMParameters();
        gbm._train = rows._key;
        gbm._response_column = "two";
        gbm._ntrees = 100;
        gbm._max_depth = 6;
        gbm._seed = 1;
        gbm._ignored_columns =
                Arrays.stream(rows.names()).filter(n -> !kept.contains(n)).toArray(String[]::new);
        return gbm;
    }

    private static void measure(String name, byte[] mojo) throws IOException, PredictException {
        MojoModel genmodel = MojoModel.load(
                MojoReaderBackendFactory.createReaderBackend(new ByteArrayInputStream(mojo), CachingStrategy.MEMORY));
        EasyPredictModelWrapper easy = new EasyPredictModelWrapper(genmodel);
        long start = System.nanoTime();
        Scorer scorer = Scorer.load(mojo);
        System.out.printf(
                "%s: %d bytes, loaded in %d ms%n", name, mojo.length, (System.nanoTime() - start) / 1_000_000);
        double[][] rows = rows(scorer.info());
        RowData[] data =
                Arrays.stream(rows).map(row -> data(scorer.info(), row)).toArray(RowData[]::new);
        double[] out = new double[3];
        double[][] outs = new double[ROWS][3];
        for (int repetition = 0; repetition < 3; repetition++) {
            System.out.printf(
                    "%s: EasyPredict %d, score0 %d, score %d, score of many %d ns a row%n",
                    name,
                    time(() -> {
                        for (RowData row : data) {
                            easy.predictBinomial(row);
                        }
                    }),
                    time(() -> {
                        for (double[] row : rows) {
                            genmodel.score0(row, out);
                        }
                    }),
                    time(() -> {
                        for (double[] row : rows) {
                            scorer.score(row, out);
                        }
                    }),
                    time(() -> scorer.score(rows, outs)));
        }
        System.out.printf("%s: %d bytes allocated by %d rows%n", name, allocated(scorer, rows, out), ROWS);
    }

    private static long time(Scoring scoring) throws PredictException {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            scoring.all();
            best = Math.min(best, (System.nanoTime() - start) / ROWS);
        }
        return best;
    }

    private static long allocated(Scorer scorer, double[][] rows, double[] out) {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long own = Thread.currentThread().getId();
        threads.getThreadAllocatedBytes(own);
        long before = threads.getThreadAllocatedBytes(own);
        for (double[] row : rows) {
            scorer.score(row, out);
        }
        return threads.getThreadAllocatedBytes(own) - before;
    }

    private static double[][] rows(ModelInfo info) {
        Random random = new Random(5);
        double[][] rows = new double[ROWS][info.features()];
        for (double[] row : rows) {
            for (int c = 0; c < row.length; c++) {
                List<String> levels = info.inputs().get(c).levels();
                double value = levels == null ? random.nextGaussian() * 20 : random.nextInt(levels.size());
                row[c] = random.nextInt(20) == 0 ? Double.NaN : value;
            }
        }
        return rows;
    }

    private static RowData data(ModelInfo info, double[] row) {
        RowData data = new RowData();
        for (int c = 0; c < row.length; c++) {
            if (!Double.isNaN(row[c])) {
                Column column = info.inputs().get(c);
                data.put(column.name(), column.isCategorical() ? column.levels().get((int) row[c]) : (Object) row[c]);
            }
        }
        return data;
    }
}

package dev.refit.benchmarks.scoring;

import java.util.Random;

/** Made-up rows: seven numeric columns, six categorical ones of up to 228 levels, two classes. */
final class TrainingData {
    static final String RESPONSE = "late";
    static final String[] CATEGORICAL = {"two", "five", "dozen", "month", "hundred", "airport"};
    private static final int[] LEVELS = {2, 5, 12, 31, 100, 228};
    private static final int NUMERIC = 7;

    private TrainingData() {}

    static String csv(int rows) {
        Random random = new Random(42);
        StringBuilder csv = new StringBuilder("n0,n1,n2,n3,n4,n5,n6," + String.join(",", CATEGORICAL) + "," + RESPONSE);
        for (int row = 0; row < rows; row++) {
            csv.append('\n');
            double signal = random.nextGaussian();
            for (int column = 0; column < NUMERIC; column++) {
                double value = random.nextGaussian() * 20;
                signal += Math.sin(value / (4 + column)) * (column % 3 + 1) * 0.5;
                csv.append(random.nextInt(20) == 0 ? "" : String.valueOf(value)).append(',');
            }
            for (int column = 0; column < LEVELS.length; column++) {
                int level = random.nextInt(LEVELS[column]);
                signal += level * 31 % 7 * 0.2 - 0.6;
                csv.append(random.nextInt(30) == 0 ? "" : "v" + level).append(',');
            }
            csv.append(signal > 0 ? "yes" : "no");
        }
        return csv.append('\n').toString();
    }
}

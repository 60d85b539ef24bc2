package dev.refit.model.mojo;

import java.util.Locale;
import java.util.Random;

/** Made-up rows, the same ones every time: numbers of several kinds, categories, missing values, and many responses. */
final class ZooData {
    static final String[] INPUTS = {"whole", "decimal", "skewed", "sparse", "few", "many", "lots"};

    private ZooData() {}

    static String rows(int rows) {
        Random random = new Random(42);
        StringBuilder csv = new StringBuilder(
                "whole,decimal,skewed,sparse,few,many,lots,weight,offset,two,three,five,rare,real,count,positive,zeroOne\n");
        for (int i = 0; i < rows; i++) {
            int whole = random.nextInt(40) - 10;
            double decimal = random.nextGaussian() * 20;
            double skewed = Math.exp(random.nextGaussian() * 6);
            int few = random.nextInt(4);
            int many = random.nextInt(45);
            int lots = random.nextInt(300);
            boolean sparse = random.nextInt(3) > 0;
            double signal = whole * 0.1
                    + decimal * 0.05
                    + few % 3
                    + many % 7 * 0.3
                    + lots % 11 * 0.2
                    + Math.log1p(skewed) * 0.1
                    + (sparse ? 0.7 : 0)
                    + random.nextGaussian();
            int offset = random.nextInt(3);
            cell(csv, random, 20, whole);
            cell(csv, random, 10, String.format(Locale.ROOT, "%.3f", decimal));
            cell(csv, random, 0, skewed);
            csv.append(sparse ? "" : String.valueOf(random.nextInt(5))).append(',');
            cell(csv, random, 10, "f" + few);
            cell(csv, random, 15, "m" + many);
            cell(csv, random, 0, "l" + lots);
            csv.append(1 + random.nextInt(3)).append(',').append(offset * 0.1).append(',');
            csv.append(signal > 4 ? "yes" : "no").append(',');
            csv.append("abc".charAt(Math.min(2, (int) Math.abs(signal / 2)))).append(',');
            csv.append('k').append(Math.min(4, (int) Math.abs(signal))).append(',');
            csv.append(signal > 7 ? "hit" : "miss").append(',').append(signal).append(',');
            csv.append(Math.max(0, (int) signal))
                    .append(',')
                    .append(Math.abs(signal) + 0.01)
                    .append(',');
            csv.append(signal > 4 ? 1 : 0).append('\n');
        }
        return csv.toString();
    }

    private static void cell(StringBuilder csv, Random random, int missing, Object value) {
        csv.append(missing > 0 && random.nextInt(missing) == 0 ? "" : value).append(',');
    }
}

package dev.refit.packaging.job;

import java.util.List;
import java.util.Random;

/** Made-up rows, the same ones every time. */
final class ForgeData {
    /** Names that Java, Javadoc, a builder or a record would stumble over; the last one is the target's. */
    static final List<String> ODD_NAMES = List.of(
            "class",
            "a b",
            "a_b",
            "aB",
            "1st",
            "%",
            "\"q\" \\u0041",
            "*/ end",
            "build",
            "hashCode",
            "tab\there",
            "größe",
            "Object",
            "$value",
            "this is the @target");

    private static final String[] CARRIERS = {"UA", "B6", "'O \"S", "dé\\j"};
    private static final String[] ORIGINS = {"EWR", "JFK", "LGA"};

    private ForgeData() {}

    /** Numbers, whole numbers and categories, some of them missing; a target of each kind. */
    static String flights(int rows) {
        Random random = new Random(42);
        StringBuilder csv = new StringBuilder("month,distance,dep_delay,cancelled,carrier,origin,arr_delay,late\n");
        for (int i = 0; i < rows; i++) {
            int month = 1 + random.nextInt(12);
            int carrier = random.nextInt(CARRIERS.length);
            int origin = random.nextInt(ORIGINS.length);
            double delay = random.nextGaussian() * 20 + 3 * carrier;
            double arrival = delay + month + random.nextGaussian() * 5 + origin;
            csv.append(month).append(',');
            csv.append(100L * random.nextInt(30)).append(',');
            csv.append(random.nextInt(10) == 0 ? "" : String.format("%.3f", delay))
                    .append(',');
            csv.append(random.nextInt(20) == 0 ? 1 : 0).append(',');
            csv.append(random.nextInt(10) == 0 ? "" : quoted(CARRIERS[carrier])).append(',');
            csv.append(ORIGINS[origin]).append(',');
            csv.append(String.format("%.2f", arrival)).append(',');
            csv.append(arrival > 10 ? "yes" : "no").append('\n');
        }
        return csv.toString();
    }

    /** The same with a column of small numbers, {@code exposure}. */
    static String flightsWithOffset(int rows) {
        String[] lines = flights(rows).split("\n");
        StringBuilder csv = new StringBuilder(lines[0]).append(",exposure\n");
        for (int i = 1; i < lines.length; i++) {
            csv.append(lines[i]).append(',').append(i % 16 / 8.0 - 0.75).append('\n');
        }
        return csv.toString();
    }

    /** Columns {@code c0}, {@code c1}, ...: by turns a number and a category, the last one a number. */
    static String columns(int columns, int rows) {
        Random random = new Random(7);
        StringBuilder csv = new StringBuilder();
        for (int c = 0; c < columns; c++) {
            csv.append(c == 0 ? "" : ",").append('c').append(c);
        }
        csv.append('\n');
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < columns; c++) {
                boolean number = c % 2 == 0 || c == columns - 1;
                csv.append(c == 0 ? "" : ",")
                        .append(number ? String.valueOf(random.nextInt(1000) / 8.0) : ORIGINS[random.nextInt(3)]);
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}

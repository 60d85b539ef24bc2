package dev.refit.packaging.job.page;

import java.util.Map;

/** Draws horizontal bars, the longest across the whole width. */
public final class Bars {
    private static final int LABEL = 240;
    private static final int WIDTH = 680;
    private static final int STEP = 20;
    private static final int LONGEST_LABEL = 32;

    private Bars() {}

    /** @param values not negative, in the order of the bars */
    public static String svg(String title, Map<String, Double> values) {
        double most =
                values.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        Svg svg = new Svg(WIDTH, STEP * values.size() + 8, title);
        int row = 0;
        for (Map.Entry<String, Double> bar : values.entrySet()) {
            double y = STEP * row++ + 4;
            double length = most > 0 ? (WIDTH - LABEL - 90) * bar.getValue() / most : 0;
            svg.text(LABEL - 8, y + 13, "end", shortened(bar.getKey()));
            svg.rectangle(LABEL, y + 2, length, STEP - 6, Svg.BLUE, 0.85);
            svg.text(LABEL + length + 6, y + 13, "start", Figures.of(bar.getValue()));
        }
        return svg.toString();
    }

    private static String shortened(String label) {
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
    }
}

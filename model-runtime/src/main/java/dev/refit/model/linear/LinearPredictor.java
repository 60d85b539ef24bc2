package dev.refit.model.linear;

import dev.refit.model.InvalidMojoException;
import dev.refit.model.ModelInfo;
import dev.refit.model.mojo.archive.ModelIni;

/**
 * The weighted sum of a row, for each class. A row has its categorical columns first.
 *
 * @param modes the levels that replace missing ones
 * @param means the numbers that replace missing ones
 * @param imputes whether modes and means replace missing values
 * @param offsets where the coefficients of each categorical column begin, and where those of the last one end
 * @param allLevels whether the first level of a column has a coefficient
 * @param coefficients class by class: of the levels, of the numbers, the intercept
 * @param width the number of coefficients of a class
 */
record LinearPredictor(
        double[] modes,
        double[] means,
        boolean imputes,
        int[] offsets,
        boolean allLevels,
        double[] coefficients,
        int width) {

    static LinearPredictor of(ModelInfo info, ModelIni ini, int classes) {
        double[] coefficients = required(ini, "beta");
        int[] offsets = new int[required(ini, "cat_offsets").length];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = (int) required(ini, "cat_offsets")[i];
        }
        int categorical = ini.integer("cats");
        int numeric = ini.integer("nums");
        int width = coefficients.length / Math.max(1, classes);
        boolean fits = offsets.length == categorical + 1
                && offsets[0] == 0
                && ascending(offsets)
                && width * classes == coefficients.length
                && width == offsets[categorical] + numeric + 1
                && info.features() >= categorical + numeric;
        double[] modes = orEmpty(ini.numbers("cat_modes"));
        double[] means = orEmpty(ini.numbers("num_means"));
        boolean imputes = ini.flag("mean_imputation");
        if (!fits || imputes && (modes.length < categorical || means.length < numeric)) {
            throw new InvalidMojoException(
                    ModelIni.NAME,
                    coefficients.length + " in beta, expected those of " + categorical + " categorical and " + numeric
                            + " numeric columns and " + classes + " classes");
        }
        boolean allLevels = ini.flag("use_all_factor_levels");
        return new LinearPredictor(modes, means, imputes, offsets, allLevels, coefficients, width);
    }

    /** Returns the sum of one class, added in H2O's order: levels, numbers, the intercept. */
    double sum(double[] row, int c) {
        int from = c * width;
        int categorical = offsets.length - 1;
        double sum = 0;
        for (int i = 0; i < categorical; i++) {
            double value = imputes && Double.isNaN(row[i]) ? modes[i] : row[i];
            if (allLevels || value != 0) {
                int at = offsets[i] + level(allLevels ? value : value - 1);
                if (at < 0) {
                    throw notALevel();
                }
                if (at < offsets[i + 1]) { // A level that training has not seen adds nothing.
                    sum += coefficients[from + at];
                }
            }
        }
        int numbersAt = offsets[categorical];
        for (int i = 0; numbersAt + i < width - 1; i++) {
            double value = row[categorical + i];
            sum += coefficients[from + numbersAt + i] * (imputes && Double.isNaN(value) ? means[i] : value);
        }
        return sum + coefficients[from + width - 1];
    }

    private static int level(double value) {
        int level = (int) value;
        if (level != value) {
            throw notALevel();
        }
        return level;
    }

    private static IllegalArgumentException notALevel() {
        return new IllegalArgumentException("row: expected the index of a level in each categorical column");
    }

    private static boolean ascending(int[] offsets) {
        for (int i = 1; i < offsets.length; i++) {
            if (offsets[i] < offsets[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private static double[] required(ModelIni ini, String key) {
        double[] numbers = ini.numbers(key);
        if (numbers == null) {
            throw new InvalidMojoException(ModelIni.NAME, "expected a value of " + key);
        }
        return numbers;
    }

    private static double[] orEmpty(double[] numbers) {
        return numbers == null ? new double[0] : numbers;
    }
}

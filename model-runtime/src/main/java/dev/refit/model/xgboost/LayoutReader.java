package dev.refit.model.xgboost;

import dev.refit.model.InvalidMojoException;
import dev.refit.model.ModelInfo;
import dev.refit.model.UnsupportedMojoException;
import dev.refit.model.forest.OneHotLayout;
import dev.refit.model.mojo.archive.ModelIni;

/** Reads from {@code model.ini} how H2O encodes a row for XGBoost. */
final class LayoutReader {
    private static final int MAX_NUMBERS = 1 << 24;

    private LayoutReader() {}

    static OneHotLayout read(ModelInfo info, ModelIni ini) {
        int categorical = ini.integer("cats");
        int numeric = ini.integer("nums");
        int[] offsets = offsets(ini.numbers("cat_offsets"), categorical);
        if (offsets == null || info.features() < (long) categorical + numeric) {
            throw new InvalidMojoException(
                    ModelIni.NAME,
                    "cat_offsets = " + ini.text("cat_offsets") + ", expected those of " + categorical
                            + " categorical columns, which with " + numeric + " numeric ones are at most the "
                            + info.features() + " inputs");
        }
        if ((long) offsets[categorical] + numeric > MAX_NUMBERS) {
            throw new UnsupportedMojoException(
                    info.algorithmName(),
                    (long) offsets[categorical] + numeric + " numbers a row, at most " + MAX_NUMBERS
                            + " are supported");
        }
        return new OneHotLayout(offsets, numeric, ini.flag("use_all_factor_levels"), ini.flag("sparse"));
    }

    /** Checks the offsets. Returns null if they do not belong to this number of categorical columns. */
    private static int[] offsets(double[] written, int categorical) {
        if (written == null && categorical == 0) {
            return new int[1];
        }
        if (written == null || written.length != categorical + 1L || written[0] != 0) {
            return null;
        }
        int[] offsets = new int[written.length];
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] = (int) written[i];
            if (offsets[i] < offsets[i - 1] || offsets[i] != written[i]) {
                return null;
            }
        }
        return offsets;
    }
}

package dev.refit.model.forest;

/** Turns a row into positions in {@link SplitBits}, one for each view of a column. */
public final class RowCoder {
    /** The view of a leaf, which always points to zeros. */
    static final int NO_VIEW = 0;

    private final int zeros;
    private final int views;
    private final Numeric[] numeric;
    private final Categorical[] categorical;
    private final OneHot[] oneHot;
    private final OneHotLayout layout;

    /**
     * A column that splits compare with thresholds. It has two views: missing values go left in {@code view} and right in the
     * next one.
     *
     * @param missingFrom the smallest value that counts as missing; NaN for a column without levels
     */
    record Numeric(int column, int view, double missingFrom, int[] keys) {}

    /** A column of levels. It has {@code levels} rows of {@code width} bits from {@code start}, then a row for missing values. */
    record Categorical(int column, int view, int start, int width, int levels) {}

    /**
     * A one-hot encoded column. It has two views: one for splits whose level goes right, and one for splits whose level goes
     * left.
     *
     * @param right where the row of level 0 begins in the first view
     * @param left where it begins in the second one
     * @param levels the number of levels that splits refer to
     */
    record OneHot(int column, int view, int right, int left, int levels) {}

    /** @param layout null unless the row is encoded for XGBoost, whose numbers are floats */
    RowCoder(int zeros, int views, Numeric[] numeric, Categorical[] categorical, OneHot[] oneHot, OneHotLayout layout) {
        this.zeros = zeros;
        this.views = views;
        this.numeric = numeric;
        this.categorical = categorical;
        this.oneHot = oneHot;
        this.layout = layout;
    }

    /** Returns the number of positions of a row. */
    int views() {
        return views;
    }

    /** Writes the position of each view: the first at {@code at}, each other {@code stride} after the one before. */
    void code(double[] row, int[] places, int at, int stride) {
        places[at + NO_VIEW * stride] = zeros;
        for (Numeric column : numeric) {
            double value = layout == null ? row[column.column] : layout.number(row[column.column]);
            int view = at + column.view * stride;
            if (Double.isNaN(value) || value >= column.missingFrom) {
                places[view] = zeros;
                places[view + stride] = 0;
            } else {
                int place = zeros - rank(column.keys, FloatOrder.floorKey(value));
                places[view] = place;
                places[view + stride] = place;
            }
        }
        for (Categorical column : categorical) {
            double value = row[column.column];
            int level = (int) value;
            int known = Double.isNaN(value) || level < 0 || level >= column.levels ? column.levels : level;
            places[at + column.view * stride] = column.start + known * column.width;
        }
        for (OneHot column : oneHot) {
            int hot = layout.hot(column.column, row[column.column]);
            int level = hot >= 0 && hot < column.levels ? hot : -1;
            int view = at + column.view * stride;
            places[view] = column.right - level;
            places[view + stride] = column.left - level;
        }
    }

    /** Counts the keys that are at most the given one. */
    static int rank(int[] keys, int key) {
        int from = 0;
        int length = keys.length;
        while (length > 1) {
            int half = length >>> 1;
            from += half & notAbove(keys[from + half - 1], key);
            length -= half;
        }
        return length == 0 ? 0 : from - notAbove(keys[from], key);
    }

    /** Returns all ones if the first is not above the second, else zero. */
    private static int notAbove(int first, int second) {
        return (int) ((long) first - second - 1 >> 63);
    }
}

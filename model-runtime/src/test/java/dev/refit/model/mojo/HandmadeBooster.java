package dev.refit.model.mojo;

import dev.refit.model.mojo.archive.MojoArchive;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An XGBoost regression of one tree with one split, {@code x >= 2} ? 20 : 10, whose bytes can be replaced. */
final class HandmadeBooster {
    static final int FEATURES_AT = 4;
    static final int CLASSES_AT = 8;
    static final int MAJOR_AT = 20;
    static final int MINOR_AT = 24;
    static final int OBJECTIVE_AT = 136 + 8;
    static final int KIND_AT = OBJECTIVE_AT + "reg:squarederror".length() + 8;
    static final int TREES_AT = KIND_AT + "gbtree".length();
    static final int LEAF_VECTOR_AT = TREES_AT + 28;
    static final int TREE_AT = TREES_AT + 160;
    static final int NODES_AT = TREE_AT + 148;
    static final int LEFT_AT = NODES_AT + 4;
    static final int ASKED_AT = NODES_AT + 12;
    static final int THRESHOLD_AT = NODES_AT + 16;
    static final int GROUP_AT = NODES_AT + 3 * (20 + 16);
    private static final int LENGTH = GROUP_AT + 4;

    private static final String INI =
            """
            [info]
            algorithm = XGBoost
            algo = xgboost
            category = Regression
            uuid = 1
            h2o_version = 3.44.0.1
            supervised = true
            n_features = 1
            n_classes = 1
            n_columns = 2
            n_domains = 0
            balance_classes = false
            default_threshold = 0.5
            mojo_version = 1.10
            nums = 1
            cats = 0
            cat_offsets = [0]
            use_all_factor_levels = true
            sparse = false
            has_offset = false

            [columns]
            x
            y

            [domains]
            """;

    private final ByteBuffer bytes = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    private String ini = INI;
    private int length = LENGTH;

    HandmadeBooster() {
        bytes.putFloat(0, 0.5f).putInt(FEATURES_AT, 1);
        bytes.putInt(MAJOR_AT, 1).putInt(MINOR_AT, 6);
        name(OBJECTIVE_AT, "reg:squarederror");
        name(KIND_AT, "gbtree");
        bytes.putInt(TREES_AT, 1);
        bytes.putInt(TREE_AT + 4, 3);
        node(0, 1, 2, 2);
        node(1, -1, -1, 10);
        node(2, -1, -1, 20);
    }

    HandmadeBooster with(int at, int value) {
        bytes.putInt(at, value);
        return this;
    }

    HandmadeBooster with(int at, String sameLength) {
        bytes.put(at, sameLength.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    HandmadeBooster replacing(String old, String by) {
        ini = ini.replace(old, by);
        return this;
    }

    HandmadeBooster truncated(int length) {
        this.length = length;
        return this;
    }

    static int length() {
        return LENGTH;
    }

    byte[] zip() {
        return new HandmadeMojo()
                .with("model.ini", ini)
                .with(MojoArchive.BOOSTER, Arrays.copyOf(bytes.array(), length))
                .zip();
    }

    private void name(int at, String name) {
        bytes.putLong(at - Long.BYTES, name.length());
        with(at, name);
    }

    private void node(int id, int left, int right, float value) {
        int at = NODES_AT + id * 20;
        bytes.putInt(at + 4, left).putInt(at + 8, right).putFloat(at + 16, value);
    }
}

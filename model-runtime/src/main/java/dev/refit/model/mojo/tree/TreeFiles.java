package dev.refit.model.mojo.tree;

import dev.refit.model.InvalidMojoException;
import dev.refit.model.forest.TreeNode;
import dev.refit.model.mojo.archive.ModelIni;
import dev.refit.model.mojo.archive.MojoArchive;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the trees of a MOJO: {@code trees/tCC_NNN.bin} and {@code trees/tCC_NNN_aux.bin} for class CC and group NNN. */
public final class TreeFiles {
    private static final int MAX_TREES = 1_000_000;

    private final MojoArchive mojo;
    private final ByteOrder order;
    private final int columns;

    public TreeFiles(MojoArchive mojo, ModelIni ini, int columns) {
        this.mojo = mojo;
        this.columns = columns;
        this.order = "BIG_ENDIAN".equals(ini.text("endianness")) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** @return the trees, class by class; null for each tree of a class without rows, which H2O leaves out */
    public List<TreeNode> read(int classes, int groups) {
        if ((long) classes * groups > MAX_TREES) {
            throw new InvalidMojoException(
                    ModelIni.NAME, classes + " times " + groups + " trees, at most " + MAX_TREES);
        }
        List<TreeNode> trees = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            boolean absent = classes > 2 && groups > 0 && !mojo.has(name(c, 0, ""));
            for (int group = 0; group < groups; group++) {
                if (absent && mojo.has(name(c, group, ""))) {
                    throw new InvalidMojoException(name(c, 0, ""), "is missing, but not all trees of its class are");
                }
                trees.add(absent ? null : tree(c, group));
            }
        }
        return trees;
    }

    private TreeNode tree(int c, int group) {
        String name = name(c, group, "");
        String aux = name(c, group, "_aux");
        ByteBuffer tree = ByteBuffer.wrap(mojo.bytes(name)).order(order);
        ByteBuffer statistics = ByteBuffer.wrap(mojo.bytes(aux)).order(order);
        return TreeParser.parse(name, tree, NodeStatistics.read(aux, statistics), columns);
    }

    private static String name(int c, int group, String suffix) {
        return String.format(Locale.ROOT, "trees/t%02d_%03d%s.bin", c, group, suffix);
    }
}

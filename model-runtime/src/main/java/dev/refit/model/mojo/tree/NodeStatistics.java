package dev.refit.model.mojo.tree;

import dev.refit.model.InvalidMojoException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** The second file of a tree, {@code …_aux.bin}: the ids of its nodes and the weights of their training rows. */
final class NodeStatistics {
    private static final int BYTES = 40;
    private static final int SKIPPED_BYTES = 16; // Predictions and squared errors of both sides.

    /** The ids and weights of the two children of a node. */
    record Children(int left, int right, float leftWeight, float rightWeight) {}

    private final String entry;
    private final Map<Integer, Children> children;

    private NodeStatistics(String entry, Map<Integer, Children> children) {
        this.entry = entry;
        this.children = children;
    }

    static NodeStatistics read(String entry, ByteBuffer in) {
        if (in.remaining() % BYTES != 0) {
            throw new InvalidMojoException(entry, in.remaining() + " bytes, expected " + BYTES + " a split");
        }
        Map<Integer, Children> children = new HashMap<>();
        try {
            while (in.hasRemaining()) {
                int id = in.getInt();
                in.getInt(); // The parent, in some versions.
                float leftWeight = in.getFloat();
                float rightWeight = in.getFloat();
                in.position(in.position() + SKIPPED_BYTES);
                children.put(id, new Children(in.getInt(), in.getInt(), leftWeight, rightWeight));
            }
        } catch (BufferUnderflowException e) {
            throw new InvalidMojoException(entry, "ends within a split");
        }
        return new NodeStatistics(entry, children);
    }

    Children below(int id) {
        Children found = children.get(id);
        if (found == null) {
            throw new InvalidMojoException(entry, "expected the split " + id + " of its tree");
        }
        return found;
    }
}

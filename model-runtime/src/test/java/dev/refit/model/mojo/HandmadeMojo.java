package dev.refit.model.mojo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A regression of one tree with one split, {@code x >= 2} ? 20 : 10, whose entries can be replaced. */
public final class HandmadeMojo {
    static final String TREE = "trees/t00_000.bin";
    static final String STATISTICS = "trees/t00_000_aux.bin";
    private static final int BOTH_SIDES_ARE_LEAVES = 0xf0;
    private static final int MISSING_RIGHT = 3;

    private static final String INI =
            """
            [info]
            algorithm = Gradient Boosting Machine
            algo = gbm
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
            mojo_version = 1.40
            endianness = LITTLE_ENDIAN
            n_trees = 1
            n_trees_per_class = 1
            distribution = gaussian
            link_function = identity
            init_f = 1.5

            [columns]
            x
            y

            [domains]
            """;

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    public HandmadeMojo() {
        with("model.ini", INI);
        with(TREE, tree());
        with(STATISTICS, statistics());
    }

    static byte[] tree() {
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) BOTH_SIDES_ARE_LEAVES)
                .putShort((short) 0)
                .put((byte) MISSING_RIGHT)
                .putFloat(2)
                .putFloat(10)
                .putFloat(20)
                .array();
    }

    public HandmadeMojo with(String entry, byte[] bytes) {
        entries.put(entry, bytes);
        return this;
    }

    public HandmadeMojo with(String entry, String text) {
        return with(entry, text.getBytes(StandardCharsets.UTF_8));
    }

    HandmadeMojo without(String entry) {
        entries.remove(entry);
        return this;
    }

    public HandmadeMojo replacing(String old, String by) {
        return with("model.ini", new String(entries.get("model.ini"), StandardCharsets.UTF_8).replace(old, by));
    }

    /** Applies a change to one of the entries. */
    HandmadeMojo changing(String entry, UnaryOperator<byte[]> change) {
        return with(entry, change.apply(entries.get(entry)));
    }

    public byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] statistics() {
        ByteBuffer bytes = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        return bytes.putInt(0)
                .putInt(-1)
                .putFloat(3)
                .putFloat(4)
                .putInt(32, 1)
                .putInt(36, 2)
                .array();
    }
}

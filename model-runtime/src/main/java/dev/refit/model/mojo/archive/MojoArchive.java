package dev.refit.model.mojo.archive;

import dev.refit.model.InvalidMojoException;
import dev.refit.model.UnsupportedMojoException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The entries of a MOJO that scoring needs. A MOJO that unpacks to more than allowed is refused. */
public final class MojoArchive {
    /** The entry that holds XGBoost's binary model. */
    public static final String BOOSTER = "boosterBytes";
    /** The entry that holds node weights which H2O has computed with another frame than that of the training. */
    public static final String AUXILIARY_WEIGHTS = "auxNodeWeights";

    private static final int MAX_ENTRIES = 1_000_000;

    private final Map<String, byte[]> entries;

    private MojoArchive(Map<String, byte[]> entries) {
        this.entries = entries;
    }

    /** Reads the stream to its end and leaves it open. */
    public static MojoArchive read(InputStream in, long maxBytes) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8);
        String name = "the MOJO";
        try {
            long left = maxBytes;
            int count = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                name = checkedName(entry.getName());
                if (++count > MAX_ENTRIES) {
                    throw new InvalidMojoException(name, "expected at most " + MAX_ENTRIES + " entries");
                }
                left -= needed(name) ? keep(zip, entries, name, left) : skip(zip, left);
                if (left < 0) {
                    throw new InvalidMojoException(name, "unpacks to more than the " + maxBytes + " bytes allowed");
                }
            }
        } catch (ZipException | EOFException e) {
            throw damaged(name, e);
        } catch (IllegalArgumentException e) { // A name that is not UTF-8.
            throw e instanceof InvalidMojoException ? e : damaged(name, e);
        }
        return new MojoArchive(entries);
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    public byte[] bytes(String name) {
        byte[] bytes = entries.get(name);
        if (bytes == null) {
            throw new InvalidMojoException(name, "is missing, expected in every such MOJO");
        }
        return bytes;
    }

    /** Returns the lines of an entry without line ends. */
    public List<String> lines(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8).lines().toList();
    }

    /**
     * Counts the columns that have a variable importance other than 0.
     *
     * @param algorithm the algorithm to name in a refusal
     * @throws UnsupportedMojoException if the MOJO reports no variable importances
     */
    public int usedVariables(String algorithm) {
        return ModelDetails.of(this)
                .flatMap(ModelDetails::usedVariables)
                .orElseThrow(() -> new UnsupportedMojoException(
                        algorithm, "expected variable importances in " + ModelDetails.ENTRY + " to explain a forest"));
    }

    private static boolean needed(String name) {
        return name.equals("model.ini")
                || name.equals(BOOSTER)
                || name.equals(AUXILIARY_WEIGHTS)
                || name.equals(ModelDetails.ENTRY)
                || name.startsWith("trees/")
                || name.startsWith("domains/");
    }

    private static long keep(InputStream zip, Map<String, byte[]> entries, String name, long left) throws IOException {
        byte[] bytes = zip.readNBytes((int) Math.min(left, Integer.MAX_VALUE - 9) + 1);
        if (entries.put(name, bytes) != null) {
            throw new InvalidMojoException(name, "is there twice, expected once");
        }
        return bytes.length;
    }

    private static long skip(InputStream zip, long left) throws IOException {
        byte[] buffer = new byte[8192];
        long skipped = 0;
        int read = zip.read(buffer);
        while (read >= 0 && skipped <= left) {
            skipped += read;
            read = zip.read(buffer);
        }
        return skipped;
    }

    private static String checkedName(String name) {
        if (name.startsWith("/")
                || name.indexOf('\\') >= 0
                || List.of(name.split("/")).contains("..")) {
            throw new InvalidMojoException(name, "expected a name below the archive's root");
        }
        return name;
    }

    private static InvalidMojoException damaged(String name, Exception cause) {
        InvalidMojoException damaged =
                new InvalidMojoException(name, "expected an undamaged zip: " + cause.getMessage());
        damaged.initCause(cause);
        return damaged;
    }
}

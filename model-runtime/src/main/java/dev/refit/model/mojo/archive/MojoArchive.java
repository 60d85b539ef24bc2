package dev.refit.model.mojo.archive;

import dev.refit.model.InvalidMojoException;
import dev.refit.model.UnsupportedMojoException;
import dev.refit.model.zip.CheckedZip;
import dev.refit.model.zip.ZipLimits;
import dev.refit.model.zip.ZipMember;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The entries of a MOJO that scoring needs. A MOJO that unpacks to more than allowed is refused. */
public final class MojoArchive {
    /** The entry that holds XGBoost's binary model. */
    public static final String BOOSTER = "boosterBytes";
    /** The entry that holds node weights which H2O has computed with another frame than that of the training. */
    public static final String AUXILIARY_WEIGHTS = "auxNodeWeights";

    private static final int MAX_ARRAY = Integer.MAX_VALUE - 9;

    private final Map<String, byte[]> entries;

    private MojoArchive(Map<String, byte[]> entries) {
        this.entries = entries;
    }

    /** Reads the stream to its end and leaves it open. */
    public static MojoArchive read(InputStream in, long maxBytes) throws IOException {
        int most = (int) Math.min(maxBytes, MAX_ARRAY - 1);
        byte[] zip = in.readNBytes(most + 1);
        if (zip.length > most) {
            throw new InvalidMojoException("the MOJO", "expected at most " + maxBytes + " bytes");
        }
        return of(zip, maxBytes);
    }

    /** Reads a whole zip. */
    public static MojoArchive of(byte[] zip, long maxBytes) {
        Map<String, byte[]> entries = new HashMap<>();
        try {
            CheckedZip checked = CheckedZip.of(zip, ZipLimits.OF_MODELS.unpackedTo(maxBytes));
            for (ZipMember member : checked.members().values()) {
                if (needed(member.name())) {
                    entries.put(member.name(), checked.bytes(member));
                }
            }
        } catch (IOException e) {
            InvalidMojoException invalid = new InvalidMojoException("the MOJO", "the zip " + e.getMessage());
            invalid.initCause(e);
            throw invalid;
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
}

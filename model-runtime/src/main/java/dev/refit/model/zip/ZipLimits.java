package dev.refit.model.zip;

/**
 * What a zip may have at most. It is checked before anything is read into memory.
 *
 * @param entries the number of entries
 * @param directoryBytes the size of the directory at the end of the zip
 * @param unpackedBytes the sum of the sizes of all entries, unpacked
 */
public record ZipLimits(int entries, long directoryBytes, long unpackedBytes) {
    /** Enough for a forest of 200,000 trees. */
    public static final ZipLimits OF_MODELS = new ZipLimits(400_000, 48L << 20, 1L << 30);

    /** Enough for a jar with all its dependencies. */
    public static final ZipLimits OF_JARS = new ZipLimits(400_000, 48L << 20, 4L << 30);

    /** Returns the same limits with another one for the unpacked bytes. */
    public ZipLimits unpackedTo(long bytes) {
        return new ZipLimits(entries, directoryBytes, bytes);
    }
}

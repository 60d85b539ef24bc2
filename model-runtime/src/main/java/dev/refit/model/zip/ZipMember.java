package dev.refit.model.zip;

/**
 * An entry of a zip.
 *
 * @param from the position of its data
 * @param packed the size of its data
 * @param size its size, unpacked
 * @param crc the checksum of its unpacked bytes
 * @param deflated whether its data is compressed
 */
public record ZipMember(String name, long from, long packed, long size, int crc, boolean deflated) {
    public boolean isFolder() {
        return name.endsWith("/");
    }
}

package dev.refit.model.forest;

import java.util.Arrays;

/** The levels that go right in a categorical split. It covers {@code size} levels from {@code first}. */
public record LevelSet(int first, int size, byte[] bits) {
    public LevelSet {
        if (first < 0 || size < 0 || (size + 7L) / 8 > bits.length) {
            throw new IllegalArgumentException(size + " levels from " + first + " in " + bits.length + " bytes");
        }
    }

    public static LevelSet none(int first, int size) {
        return new LevelSet(first, size, new byte[(size + 7) >> 3]);
    }

    /** Returns one more than the last level that the set covers. */
    int end() {
        return first + size;
    }

    public boolean knows(int level) {
        int index = level - first;
        return index >= 0 && index < size;
    }

    /** Tells whether a level goes right. The set must cover the level. */
    public boolean contains(int level) {
        int index = level - first;
        return (bits[index >> 3] & 1 << (index & 7)) != 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LevelSet set && first == set.first && size == set.size && Arrays.equals(bits, set.bits);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * first + size) + Arrays.hashCode(bits);
    }
}

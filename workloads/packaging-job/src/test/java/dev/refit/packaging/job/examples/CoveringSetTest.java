package dev.refit.packaging.job.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoveringSetTest {
    private static final List<int[]> ROWS =
            List.of(new int[] {1, 2}, new int[] {1}, new int[] {1, 2, 3, 4}, new int[] {5}, new int[] {4, 5, 6});

    @Test
    void whatAddsMostComesFirst() {
        assertThat(new CoveringSet(ROWS, 1).rows()).isEqualTo(bits(2));
        assertThat(new CoveringSet(ROWS, 2).rows()).isEqualTo(bits(2, 4));
        assertThat(new CoveringSet(ROWS, 2).covered()).isEqualTo(bits(1, 2, 3, 4, 5, 6));
    }

    @Test
    void whatAddsNothingFillsTheRoomThatIsLeft() {
        assertThat(new CoveringSet(ROWS, 3).rows()).isEqualTo(bits(0, 2, 4));
        assertThat(new CoveringSet(ROWS, 9).rows()).isEqualTo(bits(0, 1, 2, 3, 4));
    }

    private static BitSet bits(int... bits) {
        BitSet set = new BitSet();
        for (int bit : bits) {
            set.set(bit);
        }
        return set;
    }
}

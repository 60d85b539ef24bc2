package dev.refit.stage.offset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

/** What a restart carries out again is what was unfinished. */
class UnfinishedOffsetsTest {

    @Test
    void aRecordThatIsStuckHasNothingBehindItCarriedOutAgain() {
        UnfinishedOffsets offsets = new UnfinishedOffsets(null, 0);
        receive(offsets, 0, 1000);
        LongStream.range(1, 1000).filter(offset -> offset != 500).forEach(offsets::finish);

        OffsetAndMetadata committed = offsets.commit().orElseThrow();

        assertThat(committed.offset()).isZero();
        assertThat(receive(new UnfinishedOffsets(committed, Long.MAX_VALUE), 0, 1002))
                .containsExactly(0L, 500L, 1000L, 1001L);
    }

    @Test
    void withNothingUnfinishedTheEndIsCommitted() {
        UnfinishedOffsets offsets = new UnfinishedOffsets(new OffsetAndMetadata(7), Long.MAX_VALUE);
        assertThat(receive(offsets, 7, 10)).containsExactly(7L, 8L, 9L);
        LongStream.range(7, 10).forEach(offsets::finish);

        OffsetAndMetadata committed = offsets.commit().orElseThrow();

        assertThat(committed.offset()).isEqualTo(10);
        assertThat(receive(new UnfinishedOffsets(committed, Long.MAX_VALUE), 10, 11))
                .containsExactly(10L);
    }

    @Test
    void nothingIsCommittedTwice() {
        UnfinishedOffsets offsets = new UnfinishedOffsets(null, 0);
        receive(offsets, 0, 2);
        assertThat(offsets.commit()).isEmpty();
        offsets.finish(0);
        assertThat(offsets.commit()).isPresent();
        assertThat(offsets.commit()).isEmpty();

        offsets.commitAgain();

        assertThat(offsets.commit()).isPresent();
    }

    @Test
    void anUnfinishedRecordThatItsTopicHasNoMoreHoldsNothingUp() {
        UnfinishedOffsets before = new UnfinishedOffsets(null, 0);
        receive(before, 0, 10);
        LongStream.of(1, 2, 4, 5, 6, 7, 8, 9).forEach(before::finish);
        UnfinishedOffsets offsets = new UnfinishedOffsets(before.commit().orElseThrow(), Long.MAX_VALUE);

        assertThat(receive(offsets, 3, 10)).containsExactly(3L);

        assertThat(offsets.commit().orElseThrow().offset()).isEqualTo(3);
    }

    @Test
    void gapsInATopicAreNoRecords() {
        UnfinishedOffsets offsets = new UnfinishedOffsets(null, 0);
        offsets.receive(0);
        offsets.receive(5);
        offsets.finish(0);

        assertThat(offsets.commit().orElseThrow().offset()).isEqualTo(5);
    }

    @Test
    void metadataOfAnotherKindSaysNothing() {
        for (String metadata : new String[] {
            null,
            "",
            "somebody's note",
            "1:!",
            "1:gICA",
            "1:" + "gICAgICAgICAgICA",
            "1://////////8/AQ==",
            "1:AP////////////8A"
        }) {
            UnfinishedOffsets offsets = new UnfinishedOffsets(new OffsetAndMetadata(3, metadata), Long.MAX_VALUE);

            assertThat(receive(offsets, 3, 6)).as(metadata).containsExactly(3L, 4L, 5L);
        }
    }

    @Test
    void recordsThatTakeTheOffsetsOfLostOnesAreCarriedOut() {
        UnfinishedOffsets before = new UnfinishedOffsets(null, 0);
        receive(before, 0, 10);
        LongStream.range(1, 10).forEach(before::finish);

        UnfinishedOffsets offsets = new UnfinishedOffsets(before.commit().orElseThrow(), 6);

        assertThat(receive(offsets, 0, 8)).containsExactly(0L, 6L, 7L);
    }

    @Test
    void aTopicThatBeginsAnewIsCarriedOutFromItsBeginning() {
        UnfinishedOffsets before = new UnfinishedOffsets(null, 0);
        receive(before, 0, 10);
        LongStream.range(0, 9).forEach(before::finish);
        UnfinishedOffsets offsets = new UnfinishedOffsets(before.commit().orElseThrow(), Long.MAX_VALUE);

        assertThat(receive(offsets, 0, 3)).containsExactly(0L, 1L, 2L);
        offsets.finish(0);
        assertThat(offsets.commit().orElseThrow().offset()).isEqualTo(1);
    }

    @Test
    void aConsumerThatGoesBackCarriesOutAgain() {
        UnfinishedOffsets offsets = new UnfinishedOffsets(null, 0);
        receive(offsets, 0, 5);
        LongStream.range(0, 5).forEach(offsets::finish);

        assertThat(receive(offsets, 2, 5)).containsExactly(2L, 3L, 4L);
    }

    @Test
    void whateverTheOrderARestartCarriesOutWhatIsUnfinishedAndNothingElse() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            UnfinishedOffsets offsets = new UnfinishedOffsets(null, 0);
            long end = 1 + random.nextInt(500);
            Set<Long> unfinished = new TreeSet<>(receive(offsets, 0, end));
            for (long offset = 0; offset < end; offset++) {
                if (random.nextInt(3) > 0) {
                    offsets.finish(offset);
                    unfinished.remove(offset);
                }
            }
            OffsetAndMetadata committed = offsets.commit().orElse(new OffsetAndMetadata(0));

            List<Long> again = receive(new UnfinishedOffsets(committed, Long.MAX_VALUE), committed.offset(), end);

            assertThat(again).as("round %d", round).containsExactlyElementsOf(unfinished);
        }
    }

    @Test
    void whatABrokerTakesIsNotExceededAndNothingUnfinishedIsForgotten() {
        UnfinishedOffsets offsets = new UnfinishedOffsets(null, 0);
        receive(offsets, 0, 20_000);
        LongStream.range(0, 20_000).filter(offset -> offset % 2 == 1).forEach(offsets::finish);

        OffsetAndMetadata committed = offsets.commit().orElseThrow();

        assertThat(committed.metadata()).hasSizeLessThanOrEqualTo(OffsetMetadata.LIMIT);
        Set<Long> again = new HashSet<>(receive(new UnfinishedOffsets(committed, Long.MAX_VALUE), 0, 20_000));
        assertThat(again)
                .containsAll(LongStream.range(0, 20_000)
                        .filter(o -> o % 2 == 0)
                        .boxed()
                        .toList());
        // The rest of what is done is not known to be.
        assertThat(again).hasSizeLessThan(20_000 - 1000);
    }

    private static List<Long> receive(UnfinishedOffsets offsets, long from, long to) {
        return LongStream.range(from, to).filter(offsets::receive).boxed().toList();
    }
}

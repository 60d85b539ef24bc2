package dev.refit.run.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.data.DataFile;
import dev.refit.events.data.InputVersion;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PartitionWindowTest {

    @Test
    void eachDatasetHasItsPartitionsInTheOrderOfTheRun() {
        List<PartitionWindow<InputVersion>> windows = PartitionWindow.of(
                List.of(of("flights", "2013-01", 1), of("planes", "2012", 4), of("flights", "2013-02", 1)));

        assertThat(windows).extracting(PartitionWindow::dataset).containsExactly("flights", "planes");
        assertThat(windows).extracting(PartitionWindow::partitions).containsExactly("2013-01, 2013-02", "2012");
    }

    @Test
    void aLongWindowIsNamedByItsEndsAndItsLength() {
        PartitionWindow<InputVersion> year = PartitionWindow.of(IntStream.rangeClosed(1, 12)
                        .mapToObj(month -> of("flights", "2013-%02d".formatted(month), 1))
                        .toList())
                .get(0);

        assertThat(year.isLong()).isTrue();
        assertThat(year.partitions()).isEqualTo("2013-01 … 2013-12 (12)");
        assertThat(year.corrections()).isEmpty();
    }

    @Test
    void threePartitionsAreListed() {
        PartitionWindow<InputVersion> quarter = PartitionWindow.of(Stream.of("2013-01", "2013-02", "2013-03")
                        .map(month -> of("flights", month, 1))
                        .toList())
                .get(0);

        assertThat(quarter.isLong()).isFalse();
        assertThat(quarter.partitions()).isEqualTo("2013-01, 2013-02, 2013-03");
    }

    @Test
    void correctedPartitionsAreNamedWithTheirVersions() {
        PartitionWindow<InputVersion> window =
                new PartitionWindow<>("flights", List.of(of("flights", "2013-01", 2), of("flights", "2013-02", 1)));

        assertThat(window.corrections()).isEqualTo("2013-01 version 2");
    }

    private static InputVersion of(String dataset, String partition, long sequence) {
        return new InputVersion(
                dataset,
                partition,
                sequence,
                "token",
                List.of(new DataFile(URI.create("file:///data/" + partition), null, null)));
    }
}

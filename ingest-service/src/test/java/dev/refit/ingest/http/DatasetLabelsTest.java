package dev.refit.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatasetLabelsTest {

    @Test
    void aDatasetHasALabelOnceAnArrivalOfItWasAcceptedAndWhileThereIsRoom() {
        DatasetLabels labels = new DatasetLabels(2);

        assertThat(labels.of("flights")).isEqualTo("other");
        assertThat(labels.accepted("flights")).isEqualTo("flights");
        assertThat(labels.accepted("weather")).isEqualTo("weather");
        assertThat(labels.accepted("planes")).isEqualTo("other");
        assertThat(labels.of("flights")).isEqualTo("flights");
    }
}

package dev.refit.events.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RefitJson;
import org.junit.jupiter.api.Test;

class MavenSpecTest {

    @Test
    void coordinatesThatAreLongerThanNewOnesMayBeStayReadable() {
        MavenSpec earlier = new MavenSpec("g".repeat(255), "a".repeat(255));

        assertThat(RefitJson.read(RefitJson.bytes(earlier), MavenSpec.class)).isEqualTo(earlier);
    }

    @Test
    void theLongestNewCoordinatesAreTaken() {
        MavenSpec longest = new MavenSpec("g".repeat(MavenSpec.MAX_GROUP), "a".repeat(MavenSpec.MAX_ARTIFACT));

        assertThat(longest.bounded()).isEqualTo(longest);
    }
}

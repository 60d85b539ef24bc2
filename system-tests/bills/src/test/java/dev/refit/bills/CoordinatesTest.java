package dev.refit.bills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CoordinatesTest {
    @Test
    void areReadFromWhereAJarLiesInARepository() {
        assertThat(Coordinates.ofPath("io/netty/netty-common/4.1.1.Final/netty-common-4.1.1.Final.jar"))
                .isEqualTo(new Coordinates("io.netty", "netty-common", "4.1.1.Final", ""));
        assertThat(Coordinates.ofPath("a/b/1/b-1-linux-x86_64.jar").purl())
                .isEqualTo("pkg:maven/a/b@1?classifier=linux-x86_64");
    }

    @Test
    void aPathThatIsNoneOfARepositoryIsRefused() {
        assertThatThrownBy(() -> Coordinates.ofPath("target/lib/b-1.jar")).hasMessageContaining("target/lib/b-1.jar");
    }
}

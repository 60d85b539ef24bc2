package dev.refit.stage.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LineBudgetTest {

    @Test
    void aSecondHasItsLinesAndTheNextOneTellsWhatWasDropped() {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1); // Nanoseconds may overflow.
        List<Long> dropped = new ArrayList<>();
        LineBudget budget = new LineBudget(2, now::get, dropped::add);

        assertThat(List.of(budget.hasRoom(), budget.hasRoom(), budget.hasRoom(), budget.hasRoom()))
                .containsExactly(true, true, false, false);
        assertThat(dropped).isEmpty();

        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(budget.hasRoom()).isTrue();
        assertThat(dropped).containsExactly(2L);

        now.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(budget.hasRoom()).isTrue();
        assertThat(dropped).containsExactly(2L);
    }
}

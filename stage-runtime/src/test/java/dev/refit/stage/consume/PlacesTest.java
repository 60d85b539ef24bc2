package dev.refit.stage.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.stage.execution.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** What only waits holds up nobody. */
class PlacesTest {
    private final List<Place> begun = new ArrayList<>();
    private final Places<Integer> places =
            new Places<>(2, 3, (record, place) -> begun.add(place), failure -> begun.clear());

    @Test
    void asManyBeginAsThereArePlaces() {
        records();

        assertThat(begun).hasSize(2);
        begun.get(0).close();
        assertThat(begun).hasSize(3);
    }

    @Test
    void whoWaitsLeavesItsPlaceUntilTooManyWait() {
        records();

        for (int i = 0; i < 10; i++) {
            begun.get(i < 5 ? i : 4).waits(true);
        }

        // Two at work and three that wait at most; the fourth and fifth to wait find nobody let in for them.
        assertThat(begun).hasSize(5);
        begun.get(0).close();
        assertThat(begun).hasSize(6);
    }

    @Test
    void whoWaitsNoMoreHasItsPlaceAgainAndTheNextOneBeginsWhenOneIsFree() {
        records();
        begun.get(0).waits(true);
        assertThat(begun).hasSize(3);

        begun.get(0).waits(false);
        begun.get(1).close();
        assertThat(begun).hasSize(3);
        begun.get(2).close();

        assertThat(begun).hasSize(4);
    }

    @Test
    void aPlaceIsLeftOnce() {
        records();

        begun.get(0).close();
        begun.get(0).close();
        begun.get(0).waits(true);
        begun.get(1).waits(true);
        begun.get(1).waits(true);

        assertThat(begun).hasSize(4);
    }

    /** As many as are asked for. */
    private void records() {
        places.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                for (int i = 0; i < count; i++) {
                    places.onNext(i);
                }
            }

            @Override
            public void cancel() {
                // endless
            }
        });
    }
}

package dev.refit.stage.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.stage.execution.RoomQueue.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who asks a launcher that has no room, and how often. */
class RoomQueueTest {
    private final RoomQueue room = new RoomQueue();
    private final List<String> told = new ArrayList<>();
    private final Line wine = new Line("wine", "trial");

    @BeforeEach
    void listen() {
        room.onTurn(told::add);
    }

    @Test
    void whoeverComesFirstAsks() {
        assertThat(room.mayAsk(wine, "wine-1-a1", "wine-1")).isTrue();
    }

    @Test
    void behindOneThatFoundNoRoomNobodyAsksUntilItIsItsTurn() {
        room.refused(wine, "wine-1-a1", "wine-1");
        assertThat(room.mayAsk(wine, "wine-2-a1", "wine-2")).isFalse();

        room.takeTurns();

        assertThat(told).containsExactly("wine-1");
        assertThat(room.mayAsk(wine, "wine-2-a1", "wine-2")).isFalse();
        assertThat(room.mayAsk(wine, "wine-1-a1", "wine-1")).isTrue();
    }

    @Test
    void whoFindsRoomLetsTheNextAskAtOnce() {
        room.refused(wine, "wine-1-a1", "wine-1");
        room.mayAsk(wine, "wine-2-a1", "wine-2");
        room.takeTurns();

        room.found(wine, "wine-1-a1");

        assertThat(told).containsExactly("wine-1", "wine-2");
        assertThat(room.mayAsk(wine, "wine-2-a1", "wine-2")).isTrue();
    }

    @Test
    void aThousandOfOneRefitHoldUpNoOther() {
        for (int i = 0; i < 1000; i++) {
            room.refused(wine, "wine-" + i + "-a1", "wine-" + i);
        }

        Line flights = new Line("flights", "trial");
        assertThat(room.mayAsk(flights, "flights-1-a1", "flights-1")).isTrue();
        room.refused(flights, "flights-1-a1", "flights-1");
        room.takeTurns();

        assertThat(told).containsExactly("wine-0", "flights-1");
    }

    @Test
    void amongManyRefitsAFewAskAtATimeAndAllInTurn() {
        for (int i = 0; i < 3 * RoomQueue.ASKING; i++) {
            room.refused(new Line("refit" + i, "trial"), "refit" + i + "-1-a1", "refit" + i);
        }

        room.takeTurns();
        assertThat(told).hasSize(RoomQueue.ASKING);
        room.takeTurns();
        room.takeTurns();

        assertThat(told).hasSize(3 * RoomQueue.ASKING).doesNotHaveDuplicates();
    }

    @Test
    void whoWaitsNoMoreLeavesNothing() {
        room.refused(wine, "wine-1-a1", "wine-1");

        room.leave(wine, "wine-1-a1");

        room.takeTurns();
        assertThat(told).isEmpty();
        assertThat(room.mayAsk(wine, "wine-2-a1", "wine-2")).isTrue();
    }
}

package com.example.airport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DeparturesTest {
    private final Departures departures = new Departures();

    @Test
    void anHourAtTheGateIsWorseThanNone() {
        assertTrue(departures.lateness("UA", "EWR", 60, 719) > departures.lateness("UA", "EWR", 0, 719));
    }

    @Test
    void aCarrierThatTheModelHasNotSeenIsScoredAndCounted() {
        departures.lateness("never seen", "EWR", 0, 719);

        assertTrue(departures.problems().contains("column=carrier, reason=UNSEEN_LEVEL, count=1, lastValue=never seen"));
    }
}

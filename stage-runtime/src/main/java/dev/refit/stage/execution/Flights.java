package dev.refit.stage.execution;

import dev.refit.events.RunEvent.StageTrigger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The stages in flight in this process. Finding one takes as long among thousands as alone. A forged event attaches to no
 * stage in flight, and none attaches to it; who asked for a stage makes no other of it. Thread-safe.
 */
final class Flights {
    private final Map<String, Map<StageTrigger, Flight>> flights = new ConcurrentHashMap<>();

    /** The flight of a trigger, which is made when there is none. */
    Flight of(String key, StageTrigger trigger, Supplier<Flight> made) {
        Map<StageTrigger, Flight> found = flights.compute(key, (same, there) -> {
            Map<StageTrigger, Flight> triggers = there == null ? new ConcurrentHashMap<>(2) : there;
            triggers.computeIfAbsent(trigger.by(null), any -> made.get());
            return triggers;
        });
        return found.get(trigger.by(null));
    }

    void remove(Flight flight) {
        flights.computeIfPresent(flight.key(), (same, there) -> {
            there.values().remove(flight);
            return there.isEmpty() ? null : there;
        });
    }

    /** Those of a key: usually one. */
    Collection<Flight> of(String key) {
        Map<StageTrigger, Flight> found = flights.get(key);
        return found == null ? List.of() : found.values();
    }

    void forEach(Consumer<Flight> action) {
        flights.values().forEach(triggers -> triggers.values().forEach(action));
    }
}

package dev.refit.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@link EventType} is the catalogue: whatever is an event has exactly one type in it. */
class EventTypeTest {

    @Test
    void everyEventHasAType() {
        assertThat(Stream.of(EventType.values()).<Class<?>>map(EventType::payload))
                .containsExactlyInAnyOrderElementsOf(
                        leaves(RefitEvent.class).distinct().toList());
    }

    @Test
    void keysAreTopicsOfTheirOwn() {
        assertThat(EventType.values()).extracting(EventType::topic).doesNotHaveDuplicates();
        assertThat(EventType.values()).extracting(EventType::key).allMatch(key -> key.matches("[a-z]+\\.[a-z-]+"));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(EventTypeTest::leaves)
                : Stream.of(type);
    }
}

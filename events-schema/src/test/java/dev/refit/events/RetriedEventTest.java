package dev.refit.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.golden.Golden;
import dev.refit.events.golden.Goldens;
import dev.refit.events.run.Actor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetriedEventTest {

    static Stream<StageTrigger> events() {
        return Goldens.all()
                .map(Golden::event)
                .filter(StageTrigger.class::isInstance)
                .map(StageTrigger.class::cast);
    }

    @ParameterizedTest
    @MethodSource("events")
    void itIsTheSameSaidForAnotherGeneration(StageTrigger event) {
        int generation = event.ref().generation();

        StageTrigger retried = event.inGeneration(generation + 1);

        assertThat(retried.id()).isEqualTo(event.id().replace("/g" + generation + "/", "/g" + (generation + 1) + "/"));
        assertThat(retried).isNotEqualTo(event);
        assertThat(retried.inGeneration(generation)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void whoAskedForItIsNoPartOfItsIdentityAndStaysWithIt(StageTrigger event) {
        Actor actor = Actor.unknown("alice");

        StageTrigger asked = event.by(actor);

        assertThat(asked.id()).isEqualTo(event.id());
        assertThat(asked.ref()).isEqualTo(event.ref());
        assertThat(RefitJson.write(asked)).contains("\"actor\":{\"authentication\":\"none\",\"name\":\"alice\"}");
        assertThat(asked.inGeneration(7)).isEqualTo(event.inGeneration(7).by(actor));
    }

    @Test
    void everyTypeIsTried() {
        assertThat(events().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(Stream.of(StageTrigger.class.getPermittedSubclasses())
                        .flatMap(kind -> Stream.of(kind.getPermittedSubclasses()))
                        .distinct()
                        .toArray(Class<?>[]::new));
    }
}

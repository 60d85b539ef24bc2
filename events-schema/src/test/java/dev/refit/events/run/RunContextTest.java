package dev.refit.events.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.data.InputVersion;
import dev.refit.events.golden.FlightDelay;
import dev.refit.events.golden.FlightDelayDefinition;
import dev.refit.events.golden.FlightsOfQuarter;
import dev.refit.events.golden.GainByJar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunContextTest {
    private static final DefinitionVersion DEFINITION = DefinitionVersion.of(FlightDelayDefinition.of());
    private static final List<InputVersion> INPUTS = FlightDelay.inputs();

    @Test
    void theIdIsTheRefitsNameAndEightyBits() {
        assertThat(run(DEFINITION, "arrival", INPUTS)).isEqualTo("flight-delay-s3m7d5b93r3gfhx8");
    }

    @Test
    void aRequestWhoseIdIsTakenGetsTheNextOne() {
        RunContext first = RunContext.of(DEFINITION, Trigger.arrival(), "2013-03", INPUTS);
        RunContext second = first.withNextId();
        RunContext third = second.withNextId();

        assertThat(List.of(first.run(), second.run(), third.run())).doesNotHaveDuplicates();
        assertThat(second).isEqualTo(first.withNextId());
        assertThat(third.isSameRequest(first)).isTrue();
    }

    @Test
    void aRequestUnderAnIdOfAnEarlierReleaseGetsOneOfThisForm() {
        assertThat(FlightDelay.run().withNextId())
                .isEqualTo(RunContext.of(DEFINITION, Trigger.arrival(), "2013-03", INPUTS));
    }

    @Test
    void theSameRequestIsToldFromAnotherWhateverItsIdAndGeneration() {
        RunContext run = RunContext.of(DEFINITION, Trigger.arrival(), "2013-03", INPUTS);
        RunContext byHand = RunContext.of(DEFINITION, new Trigger(Trigger.Kind.MANUAL, "x"), "2013-03", INPUTS);

        assertThat(run.isSameRequest(FlightDelay.run().inGeneration(2))).isTrue();
        assertThat(run.isSameRequest(byHand)).isFalse();
    }

    @Test
    void theSameInputsAreTheSameRunInWhateverOrder() {
        List<InputVersion> reversed = new ArrayList<>(INPUTS);
        Collections.reverse(reversed);

        assertThat(run(DEFINITION, "arrival", reversed)).isEqualTo(run(DEFINITION, "arrival", INPUTS));
    }

    @Test
    void anotherVersionTriggerOrDefinitionIsAnotherRun() {
        List<InputVersion> corrected = new ArrayList<>(INPUTS);
        InputVersion first = corrected.get(0);
        corrected.set(0, new InputVersion(first.dataset(), first.partition(), 2, "corrected", first.files()));
        List<InputVersion> again = new ArrayList<>(INPUTS);
        again.set(0, new InputVersion(first.dataset(), first.partition(), 3, first.token(), first.files()));

        assertThat(List.of(
                        run(DEFINITION, "arrival", INPUTS),
                        run(DEFINITION, "arrival", corrected),
                        run(DEFINITION, "arrival", again),
                        run(DEFINITION, "by-hand", INPUTS),
                        run(DefinitionVersion.of(GainByJar.definition()), "arrival", INPUTS)))
                .doesNotHaveDuplicates();
    }

    @Test
    void anyPartitionOfAWindowThatIsAnotherMakesAnotherRun() {
        DefinitionVersion quarterly = DefinitionVersion.of(FlightsOfQuarter.definition());
        List<InputVersion> quarter = FlightsOfQuarter.inputs();
        List<InputVersion> corrected = new ArrayList<>(quarter);
        InputVersion first = quarter.get(0);
        corrected.set(0, new InputVersion("flights", first.partition(), 2, "corrected", first.files()));
        List<InputVersion> withWeather = new ArrayList<>(quarter);
        withWeather.add(new InputVersion("weather", "2013-02", 1, "rain", first.files()));

        assertThat(List.of(
                        run(quarterly, "arrival", quarter),
                        run(quarterly, "arrival", corrected),
                        run(quarterly, "arrival", quarter.subList(1, 3)),
                        run(quarterly, "arrival", List.of(quarter.get(0), quarter.get(2))),
                        run(quarterly, "arrival", withWeather)))
                .doesNotHaveDuplicates();
    }

    @Test
    void whereTheFilesLieDoesNotMatter() {
        List<InputVersion> moved = INPUTS.stream()
                .map(input -> new InputVersion(
                        input.dataset(),
                        input.partition(),
                        input.sequence(),
                        input.token(),
                        List.of(FlightDelay.file("elsewhere.csv.gz"))))
                .toList();

        assertThat(run(DEFINITION, "arrival", moved)).isEqualTo(run(DEFINITION, "arrival", INPUTS));
    }

    private static String run(DefinitionVersion definition, String trigger, List<InputVersion> inputs) {
        return RunContext.of(definition, new Trigger(Trigger.Kind.ARRIVAL, trigger), "2013-03", inputs)
                .run();
    }
}

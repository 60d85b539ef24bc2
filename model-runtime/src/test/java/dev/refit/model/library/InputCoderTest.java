package dev.refit.model.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.model.Column;
import dev.refit.model.ModelInfo;
import dev.refit.model.library.InputProblem.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InputCoderTest {
    private static final int DELAY = 0;
    private static final int CARRIER = 1;
    private static final InputPolicies LENIENT =
            new InputPolicies(InputPolicy.MISSING, InputPolicy.COUNT, InputPolicy.COUNT);

    @Test
    void valuesBecomeWhatTheModelReads() {
        InputCoder coder = coder(LENIENT);

        assertThat(coder.number(DELAY, (Integer) 7)).isEqualTo(7);
        assertThat(coder.number(DELAY, (Long) 8L)).isEqualTo(8);
        assertThat(coder.number(DELAY, true)).isEqualTo(1);
        assertThat(coder.level(CARRIER, "UA")).isEqualTo(1);
        assertThat(coder.value(CARRIER, "AA")).isEqualTo(0);
        assertThat(coder.value(DELAY, 2.5)).isEqualTo(2.5);
        assertThat(coder.problems()).isEmpty();
    }

    @Test
    void whatTheModelWasNotMadeForIsCountedWithItsLastValue() {
        InputCoder coder = coder(LENIENT);

        assertThat(coder.level(CARRIER, "XX")).isNaN();
        assertThat(coder.level(CARRIER, "YY")).isNaN();
        assertThat(coder.level(CARRIER, null)).isNaN();
        assertThat(coder.number(DELAY, (Double) null)).isNaN();
        assertThat(coder.number(DELAY, 1000.0)).isEqualTo(1000);
        assertThat(coder.problems())
                .containsExactly(
                        new InputProblem("delay", Reason.MISSING, 1, null),
                        new InputProblem("delay", Reason.OUT_OF_RANGE, 1, "1000.0"),
                        new InputProblem("carrier", Reason.UNSEEN_LEVEL, 2, "YY"),
                        new InputProblem("carrier", Reason.MISSING, 1, null));
    }

    @Test
    void aConstantIsTheLevelAtItsPlaceAndTheOneBehindThemNone() {
        InputCoder coder = coder(LENIENT);
        InputCoder strict = coder(new InputPolicies(InputPolicy.THROW, InputPolicy.THROW, InputPolicy.THROW));

        assertThat(coder.constant(CARRIER, Carrier.UA)).isEqualTo(1);
        assertThat(coder.value(CARRIER, Carrier.AA)).isEqualTo(0);
        assertThat(coder.constant(CARRIER, null)).isNaN();
        assertThat(coder.constant(CARRIER, Carrier.UNSEEN)).isNaN();
        assertThat(coder.problems())
                .containsExactly(
                        new InputProblem("carrier", Reason.UNSEEN_LEVEL, 1, null),
                        new InputProblem("carrier", Reason.MISSING, 1, null));
        assertThatThrownBy(() -> strict.constant(CARRIER, Carrier.UNSEEN))
                .hasMessage("carrier: got a text that is not a level, expected one of its 2 levels: 'AA', 'UA'");
    }

    private enum Carrier {
        AA,
        UA,
        UNSEEN
    }

    @Test
    void aNumberOutOfRangeMayCountAsMissing() {
        InputCoder coder = coder(new InputPolicies(InputPolicy.MISSING, InputPolicy.COUNT, InputPolicy.MISSING));

        assertThat(coder.number(DELAY, -21.0)).isNaN();
        assertThat(coder.number(DELAY, -20.0)).isEqualTo(-20);
    }

    @Test
    void whatIsRefusedIsNamed() {
        InputCoder coder = coder(new InputPolicies(InputPolicy.THROW, InputPolicy.THROW, InputPolicy.THROW));

        assertThatThrownBy(() -> coder.level(CARRIER, "XX"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("carrier: got 'XX', expected one of its 2 levels: 'AA', 'UA'");
        assertThatThrownBy(() -> coder.number(DELAY, Double.NaN)).hasMessage("delay: got nothing, expected a value");
        assertThatThrownBy(() -> coder.number(DELAY, 121.0))
                .hasMessage("delay: got 121.0, expected a number from -20.0 to 120.0, as in training");
    }

    @Test
    void anOffsetMustBeThereWhateverThePolicies() {
        InputCoder coder = coder(LENIENT, "delay");

        assertThat(coder.number(DELAY, 0.5)).isEqualTo(0.5);
        assertThatThrownBy(() -> coder.number(DELAY, (Double) null)).hasMessage("delay: got nothing, expected a value");
    }

    private static InputCoder coder(InputPolicies policies) {
        return coder(policies, null);
    }

    @Test
    void aTimeIsItsMillisecondsInWhateverTypeAndIsNamedAsATime() {
        Instant time = Instant.parse("1970-01-01T00:00:00.100123Z");
        InputCoder coder = coder(LENIENT, null, Set.of("delay"));

        assertThat(coder.isTime(DELAY)).isTrue();
        assertThat(coder.isTime(CARRIER)).isFalse();
        assertThat(coder.number(DELAY, time)).isEqualTo(100);
        assertThat(coder.value(DELAY, time)).isEqualTo(100);
        assertThat(coder.value(DELAY, java.util.Date.from(time))).isEqualTo(100);
        assertThat(coder.number(DELAY, Instant.ofEpochMilli(-1).minusNanos(1))).isEqualTo(-2);
        assertThat(coder.number(DELAY, (Instant) null)).isNaN();

        InputCoder strict = coder(
                new InputPolicies(InputPolicy.THROW, InputPolicy.THROW, InputPolicy.THROW), null, Set.of("delay"));
        assertThatThrownBy(() -> strict.number(DELAY, Instant.ofEpochSecond(1)))
                .hasMessage("delay: got 1970-01-01T00:00:01Z, expected a time from 1969-12-31T23:59:59.980Z to"
                        + " 1970-01-01T00:00:00.120Z, as in training");
    }

    private static InputCoder coder(InputPolicies policies, String offset) {
        return coder(policies, offset, Set.of());
    }

    private static InputCoder coder(InputPolicies policies, String offset, Set<String> times) {
        ModelInfo info = new ModelInfo(
                "gbm",
                "Gradient Boosting Machine",
                "Regression",
                List.of(new Column("delay", null), new Column("carrier", List.of("AA", "UA"))),
                "late",
                List.of(),
                1,
                offset,
                0.5,
                "AUTO",
                "1.40",
                "3.44.0.1",
                "none");
        InputRanges ranges = new InputRanges(new double[] {-20, Double.NaN}, new double[] {120, Double.NaN});
        return new InputCoder(info, ranges, policies, times);
    }
}

package dev.refit.events.definition.engine;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refit.events.checks.JsonValues;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers that a parameter may have.
 *
 * @param min the least, inclusive
 * @param max the greatest, inclusive where a step leads to it
 * @param step the distance from one value to the next, from {@code min} on; null for any number in between, or any whole
 *     number if the parameter takes no other
 * @param scale how values are spread; null is {@link Scale#LINEAR}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ValueRange(double min, double max, Double step, Scale scale) {
    /** More digits than these say nothing of a parameter. */
    private static final MathContext DIGITS = new MathContext(6);

    /** In a range that is narrower than this share of its numbers, the digits that are cut say something. */
    private static final double NARROW = 1e-3;

    /** How the values that are drawn are spread over a range. */
    public enum Scale {
        @JsonProperty("linear")
        LINEAR,
        /** As many between 0.01 and 0.1 as between 0.1 and 1. */
        @JsonProperty("log")
        LOG
    }

    public ValueRange {
        Violation.refuse(violations(min, max, step, scale));
    }

    /** What is wrong with a range of these members. */
    public static List<Violation> violations(double min, double max, Double step, Scale scale) {
        List<Violation> found = new ArrayList<>();
        if (!(Double.isFinite(min) && Double.isFinite(max) && min < max)) {
            found.add(new Violation("max", plain(max), "more than min, which is " + plain(min)));
            return found;
        }
        if (!Double.isFinite(max - min)) {
            found.add(new Violation("max", plain(max), "closer to min, which is " + plain(min)));
            return found;
        }
        if (step != null && !(step > 0 && step <= max - min)) {
            found.add(new Violation("step", plain(step), "more than 0 and at most max - min"));
        }
        if (scale == Scale.LOG && !(min > 0)) {
            found.add(new Violation("min", plain(min), "more than 0, as the scale is log"));
        }
        if (scale == Scale.LOG && step != null) {
            found.add(new Violation("step", plain(step), "it left out, as the scale is log"));
        }
        return found;
    }

    /** Whether all of its numbers are whole if the parameter takes no other. */
    @JsonIgnore
    public boolean isOfWholeNumbers() {
        return isWhole(min) && isWhole(max) && (step == null || isWhole(step));
    }

    /**
     * How many values there are; {@link Long#MAX_VALUE} for more than can be counted.
     *
     * @param whole whether the parameter takes whole numbers only
     */
    public long size(boolean whole) {
        if (step != null || whole) {
            long steps = steps(max - min, step == null ? 1 : step);
            return steps == Long.MAX_VALUE ? steps : steps + 1;
        }
        return Long.MAX_VALUE;
    }

    /**
     * The value at a share of the way from {@code min} to {@code max}: an integer if {@code whole}, otherwise a double.
     *
     * @param share from 0, inclusive, to 1, exclusive; evenly spread shares have values that are spread as the scale says
     */
    public Object at(double share, boolean whole) {
        if (step != null || whole && scale != Scale.LOG) {
            return nth((long) (share * size(whole)), whole);
        }
        double between = scale == Scale.LOG
                ? StrictMath.exp(StrictMath.log(min) + share * (StrictMath.log(max) - StrictMath.log(min)))
                : min + share * (max - min);
        if (whole) {
            return integer(BigDecimal.valueOf(StrictMath.rint(inside(between))));
        }
        boolean narrow = max - min < NARROW * Math.max(Math.abs(min), Math.abs(max));
        return narrow
                ? inside(between)
                : inside(new BigDecimal(between).round(DIGITS).doubleValue());
    }

    /** The value of this number, from 0 on, of those that can be counted. */
    public Object nth(long number, boolean whole) {
        BigDecimal distance = BigDecimal.valueOf(step == null ? 1 : step).multiply(BigDecimal.valueOf(number));
        BigDecimal value = BigDecimal.valueOf(min).add(distance);
        return whole ? integer(value) : (Object) value.doubleValue();
    }

    /** The greatest value that is not more than this one, which is not less than {@code min}. */
    public Object atMost(double value, boolean whole) {
        if (step != null || whole) {
            return nth(steps(inside(value) - min, step == null ? 1 : step), whole);
        }
        return inside(new BigDecimal(value).round(DIGITS).doubleValue());
    }

    /** How many whole steps a distance has, though neither may be exact in binary. */
    private static long steps(double distance, double step) {
        return (long) Math.floor(distance / step + 1e-9);
    }

    private double inside(double value) {
        return Math.min(max, Math.max(min, value));
    }

    private static Object integer(BigDecimal value) {
        return JsonValues.copy("value", value.toBigInteger());
    }

    private static boolean isWhole(double number) {
        return number == StrictMath.rint(number) && Math.abs(number) < 1L << 53;
    }

    private static String plain(double number) {
        boolean hasFewDigits = number == 0 || Math.abs(number) >= 1e-9 && Math.abs(number) < 1e15;
        return hasFewDigits ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString() : Double.toString(number);
    }
}

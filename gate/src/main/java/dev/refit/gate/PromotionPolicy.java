package dev.refit.gate;

import dev.refit.gate.Verdict.Decision;
import dev.refit.gate.statistics.Interval;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A rule that is written before the run: what has to be known of a candidate for it to replace the champion.
 *
 * @param margin in units of the metric; of {@link Kind#NOT_WORSE} how much worse the candidate may be, of {@link
 *     Kind#BETTER} how much better it has to be, of the others without a meaning
 */
public record PromotionPolicy(Kind kind, double margin) {

    /** What is asked of a candidate. */
    public enum Kind {
        /** The whole interval of its improvement lies above the margin below 0. */
        NOT_WORSE,
        /** The whole interval of its improvement lies above the margin above 0. */
        BETTER,
        /** Nothing. */
        ALWAYS,
        /** Somebody's consent. */
        MANUAL;

        /** As definitions write it, such as {@code not-worse}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public PromotionPolicy {
        if (!(margin >= 0) || Double.isInfinite(margin)) {
            throw new IllegalArgumentException("promotion.margin: got " + margin + ", expected a number from 0 on");
        }
    }

    /** @throws IllegalArgumentException if there is no such policy, or the margin is none */
    public static PromotionPolicy of(String policy, double margin) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.key().equals(policy))
                .findFirst()
                .map(kind -> new PromotionPolicy(kind, margin))
                .orElseThrow(() -> new IllegalArgumentException("promotion.policy: got " + policy + ", expected one of "
                        + Arrays.stream(Kind.values()).map(Kind::key).collect(Collectors.joining(", "))));
    }

    /**
     * Decides. Pure: equal arguments have equal verdicts.
     *
     * @param comparison empty when there is no champion to compare with; the first model replaces nothing, so only {@link
     *     Kind#MANUAL} holds it back
     */
    public Verdict decide(Optional<MetricComparison> comparison) {
        if (kind == Kind.MANUAL) {
            return new Verdict(Decision.AWAIT_APPROVAL, "the policy is manual: somebody has to approve");
        }
        if (kind == Kind.ALWAYS) {
            return new Verdict(Decision.PROMOTE, "the policy is always");
        }
        return comparison
                .map(this::decide)
                .orElseGet(() -> new Verdict(Decision.PROMOTE, "there is no champion that it could be compared with"));
    }

    private Verdict decide(MetricComparison comparison) {
        Interval improvement = comparison.improvement();
        double least = kind == Kind.BETTER ? margin : -margin;
        String found = comparison.metric() + ": got " + comparison.candidate() + " against the champion's "
                + comparison.champion() + ", an improvement of " + improvement.estimate();
        if (!improvement.isBounded()) {
            return new Verdict(Decision.REJECT, found + " with too few rows to tell how sure that is");
        }
        boolean holds = improvement.low() > least;
        String noise = improvement.contains(0) ? ", which may be chance" : "";
        return new Verdict(
                holds ? Decision.PROMOTE : Decision.REJECT,
                found + " (from " + improvement.low() + " to " + improvement.high() + noise + "), expected more than "
                        + (least + 0.0) + " for certain, by the policy " + kind.key());
    }
}

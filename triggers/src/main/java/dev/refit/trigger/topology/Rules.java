package dev.refit.trigger.topology;

import dev.refit.trigger.rule.Decision;
import dev.refit.trigger.rule.Facts;
import dev.refit.trigger.rule.Occasion;
import dev.refit.trigger.rule.RefitState;

/** Decides for one refit, as {@link dev.refit.trigger.rule.Triggers#decide} does. */
@FunctionalInterface
interface Rules {
    Decision decide(Facts facts, RefitState state, Occasion occasion);
}

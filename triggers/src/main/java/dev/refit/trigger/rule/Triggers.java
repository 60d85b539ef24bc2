package dev.refit.trigger.rule;

import dev.refit.events.definition.RefitDefinition;

/**
 * Decides when to refit. A pure function: equal arguments give equal decisions, and whoever keeps the state and asks again
 * when a decision is due gets each run once, whatever is repeated or restarted.
 *
 * <p>The order of rules: what has happened counts first, then partitions whose waiting is over, then slots of the schedule,
 * then the age of the model, then back-fills.
 */
public final class Triggers {
    private Triggers() {}

    /**
     * Checks what the types of a definition cannot: that its schedule is one, and comes now and then.
     *
     * @throws IllegalArgumentException when the rules could not decide for this definition
     */
    public static void require(RefitDefinition definition) {
        if (definition.schedule() != null) {
            Slots.require(definition.schedule());
        }
    }

    /**
     * Decides for one refit.
     *
     * @param state what the decision before answered; {@link RefitState#NONE} for the first
     */
    public static Decision decide(Facts facts, RefitState state, Occasion occasion) {
        Turn turn = new Turn(facts, state);
        ChangeRule.notice(turn, occasion instanceof Occasion.Applied);
        if (occasion instanceof Occasion.Arrived arrived) {
            ArrivalRule.arrived(turn, arrived.version());
        } else if (occasion instanceof Occasion.Ended ended) {
            ConcurrencyRule.ended(turn, ended.end());
        } else if (occasion instanceof Occasion.BackfillAsked asked) {
            BackfillRule.asked(turn, asked.event());
        }
        ConcurrencyRule.due(turn);
        WaitingRule.due(turn);
        ScheduleRule.due(turn);
        FreshnessRule.due(turn);
        BackfillRule.due(turn);
        return turn.decision();
    }
}

package dev.refit.stage.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves a test out, and says why, where {@link BrokerResource} cannot start the broker it is asked for. */
public final class WhereItsBrokerRuns implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return TestBroker.missing()
                .map(reason -> leftOut(context, reason))
                .orElse(ConditionEvaluationResult.enabled("its broker runs here"));
    }

    private static ConditionEvaluationResult leftOut(ExtensionContext context, String reason) {
        System.out.println("Left out with Testcontainers' Kafka: " + context.getDisplayName() + ". " + reason + ".");
        return ConditionEvaluationResult.disabled(reason);
    }
}

package dev.refit.training.search;

import java.util.Map;

/**
 * A trial to train.
 *
 * @param number from 1
 * @param parameters those that all trials share, and its own
 */
public record PlannedTrial(int number, Map<String, Object> parameters) {}

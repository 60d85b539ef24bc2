package dev.refit.run.fold;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An attempt of a stage or of one of its trials.
 *
 * @param trial its number; null where the stage has none
 * @param progress 0 to 1, as last reported
 * @param failure why it failed, null when it did not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttemptView(
        String workload, Integer trial, int number, double progress, String message, String failure) {}

package dev.refit.cli.runs;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A try of a stage or of one of its trials.
 *
 * @param trial null where the stage has none
 * @param progress 0 to 1, as it said last
 * @param failure why it failed, null when it did not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttemptView(
        String workload, Integer trial, int number, double progress, String message, String failure) {}

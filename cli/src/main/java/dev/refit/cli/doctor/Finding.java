package dev.refit.cli.doctor;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What was looked at and found.
 *
 * @param advice what to do; empty when all is well
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Finding(String check, Verdict verdict, String found, String advice) {
    /** How bad it is. */
    public enum Verdict {
        OK,
        /** Refit works, but not at its best or not for everything. */
        WARNING,
        /** Refit does not work like this. */
        FAILED
    }

    static Finding ok(String check, String found) {
        return new Finding(check, Verdict.OK, found, "");
    }

    static Finding warning(String check, String found, String advice) {
        return new Finding(check, Verdict.WARNING, found, advice);
    }

    static Finding failed(String check, String found, String advice) {
        return new Finding(check, Verdict.FAILED, found, advice);
    }
}

package dev.refit.run.fold;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Stage;
import java.util.List;

/** Why a run ended without a model. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FailureView(Stage stage, String fault, String code, String message, String hint, List<String> log) {
    private static final String CANCELLED = "cancelled";
    private static final String REJECTED = "rejected";

    static FailureView of(Stage stage, Failure failure) {
        return new FailureView(
                stage,
                failure.fault().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                failure.code(),
                failure.message(),
                failure.hint(),
                failure.log());
    }

    static FailureView rejected(String reason) {
        return new FailureView(Stage.PROMOTION, null, REJECTED, reason, null, List.of());
    }

    @JsonIgnore
    public boolean isCancellation() {
        return CANCELLED.equals(code);
    }

    @JsonIgnore
    public boolean isRejection() {
        return stage == Stage.PROMOTION && REJECTED.equals(code);
    }

    static FailureView cancelled(Stage stage, String reason) {
        return new FailureView(stage, null, CANCELLED, reason, null, List.of());
    }
}

package dev.refit.stage.execution;

import dev.refit.events.run.RunId;
import org.jboss.logging.MDC;

/** Puts run, stage and refit on every line that this thread logs until closed. */
final class LogContext implements AutoCloseable {
    static final String STAGE = "refit.stage";
    static final String RUN = "refit.run";
    static final String REFIT = "refit.name";

    private LogContext() {}

    /** @param flight {@code <run>-<stage>} */
    static LogContext of(String flight) {
        int dash = flight.lastIndexOf('-');
        String run = flight.substring(0, dash);
        MDC.put(STAGE, flight.substring(dash + 1));
        MDC.put(RUN, run);
        MDC.put(REFIT, RunId.refitOf(run));
        return new LogContext();
    }

    @Override
    public void close() {
        MDC.remove(STAGE);
        MDC.remove(RUN);
        MDC.remove(REFIT);
    }
}

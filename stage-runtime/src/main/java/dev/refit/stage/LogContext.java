package dev.refit.stage;

import org.jboss.logging.MDC;

/** Puts what a log line is about on every line logged by this thread until closed. */
final class LogContext implements AutoCloseable {
    /** {@code <run>-<stage>}. */
    static final String STAGE = "refit.stage";

    static final String RUN = "refit.run";
    static final String REFIT = "refit.name";

    private static final int HASH = 11;

    private LogContext() {}

    /** @param stageOfRun {@code <run>-<stage>} */
    static LogContext of(String stageOfRun) {
        int dash = stageOfRun.lastIndexOf('-');
        String run = stageOfRun.substring(0, dash);
        MDC.put(STAGE, stageOfRun.substring(dash + 1));
        MDC.put(RUN, run);
        MDC.put(REFIT, run.substring(0, Math.max(0, run.length() - HASH)));
        return new LogContext();
    }

    @Override
    public void close() {
        MDC.remove(STAGE);
        MDC.remove(RUN);
        MDC.remove(REFIT);
    }
}

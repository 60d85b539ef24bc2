package dev.refit.cli;

import dev.refit.cli.screen.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong and what to do next, and never shows a stack trace to somebody who made a mistake. */
final class FailureHandler implements IExecutionExceptionHandler {
    private static final int INTERRUPTED = 130;

    private final Screen screen;
    private final boolean debug;

    FailureHandler(Screen screen, boolean debug) {
        this.screen = screen;
        this.debug = debug;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return INTERRUPTED;
        }
        if (debug) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            screen.note(trace.toString());
        }
        if (failure instanceof CliFailure known) {
            return report(known.getMessage(), known.hint(), known.exitCode());
        }
        Throwable cause = failure.getCause();
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        if (cause != null && cause.getMessage() != null && !message.contains(cause.getMessage())) {
            message += ": " + cause.getMessage();
        }
        return report(message, debug ? "" : "REFIT_DEBUG=1 shows where it comes from.", ExitCodes.FAILED);
    }

    private int report(String message, String hint, int exitCode) {
        screen.note("refit: " + message);
        if (!hint.isEmpty()) {
            screen.note(hint);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("error", message);
        answer.put("hint", hint);
        answer.put("exitCode", exitCode);
        screen.answer(answer);
        return exitCode;
    }
}

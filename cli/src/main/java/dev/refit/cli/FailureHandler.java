package dev.refit.cli;

import dev.refit.cli.screen.Screen;
import java.io.IOException;
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
        String hint = FileTrouble.hint(failure);
        if (hint.isEmpty() && !debug) {
            hint = "REFIT_DEBUG=1 shows where it comes from.";
        }
        return report(words(failure), hint, ExitCodes.FAILED);
    }

    private static String words(Exception failure) {
        String message = failure instanceof IOException io
                ? FileTrouble.of(io)
                : failure.getMessage() == null ? failure.toString() : failure.getMessage();
        Throwable cause = failure.getCause();
        String reason =
                cause instanceof IOException io ? FileTrouble.of(io) : cause == null ? null : cause.getMessage();
        return reason == null || message.contains(reason) ? message : message + ": " + reason;
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

package dev.refit.ingest.http;

import dev.refit.events.checks.Excerpt;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells what failed while a form was read. The server's parser of forms throws exceptions of many types, without a common
 * one, for what a client has sent, and some for a disk that does not take it.
 */
final class FormFailure {
    private static final String PARSER = "org.jboss.resteasy.reactive.server.core.multipart.";
    private static final int TOO_LARGE = 413;
    private static final int SHOWN = 200;

    private FormFailure() {}

    /** The answer to a form that could not be read; empty when something else has failed. */
    static Optional<Response> answer(Exception e) {
        if (!isOfParser(e)) {
            return Optional.empty();
        }
        if (isOfDisk(e)) {
            return Optional.of(ErrorBody.unavailable(
                    "The disk of this service does not take the form; send the model again later"));
        }
        if (e instanceof WebApplicationException refused
                && refused.getResponse().getStatus() == TOO_LARGE) {
            return Optional.of(ErrorBody.tooLarge("body: got a form with a text that is longer than any field's"
                    + " (16 KiB), or larger than a model may be, expected less"));
        }
        String reason = e.getMessage() == null ? "" : " (" + Excerpt.of(e.getMessage(), SHOWN) + ")";
        return Optional.of(ErrorBody.badRequest(List.of("body: got what cannot be read as a form" + reason
                + ", expected model, examples, and options of refit package, as curl sends them with -F")));
    }

    private static boolean isOfParser(Exception e) {
        return frames(e).anyMatch(frame -> frame.getClassName().startsWith(PARSER))
                && frames(e).noneMatch(frame -> frame.getClassName().equals(ModelsEndpoint.class.getName()));
    }

    private static boolean isOfDisk(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileSystemException
                    || cause instanceof IOException && frames(cause).anyMatch(FormFailure::isOfFile)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfFile(StackTraceElement frame) {
        return frame.getClassName().equals(FileChannel.class.getName())
                || frame.getClassName().startsWith("sun.nio.ch.FileChannel")
                || frame.getClassName().equals("java.io.FileOutputStream");
    }

    private static Stream<StackTraceElement> frames(Throwable e) {
        return Arrays.stream(e.getStackTrace());
    }
}

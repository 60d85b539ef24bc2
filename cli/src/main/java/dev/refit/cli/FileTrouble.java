package dev.refit.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Says what is wrong with a file in words: the exceptions of the file system say only which file it is. */
public final class FileTrouble {
    private FileTrouble() {}

    public static String of(IOException e) {
        if (!(e instanceof FileSystemException trouble)) {
            return e.getMessage() == null ? e.toString() : e.getMessage();
        }
        return trouble.getFile() + ": " + reason(trouble);
    }

    /** What makes room or opens a folder; empty when that is not the trouble. */
    public static String hint(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("no space left on device") || message.contains("disk quota exceeded")) {
                return "Make room on that disk: refit gc removes what old runs left.";
            }
            if (cause instanceof AccessDeniedException || message.contains("read-only file system")) {
                return "Make it writable for " + System.getProperty("user.name")
                        + ", or use another home: --home DIR or REFIT_HOME.";
            }
        }
        return "";
    }

    private static String reason(FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "is there and is no folder";
        }
        return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    }
}

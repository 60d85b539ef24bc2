package dev.refit.definition.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a text that somebody wrote, with a clear word on why it cannot be read. */
public final class DefinitionText {
    private DefinitionText() {}

    /** Why a text could not be read: what was got, and what was expected. */
    public static final class UnreadableTextException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String got;
        private final String expected;

        private UnreadableTextException(String got, String expected) {
            this.got = got;
            this.expected = expected;
        }

        public String got() {
            return got;
        }

        public String expected() {
            return expected;
        }
    }

    public static String read(Path file, int maxKibibytes) throws UnreadableTextException {
        byte[] bytes = bytes(file, maxKibibytes);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        if (decoder.decode(in, out, true).isError()) {
            long line = out.flip().chars().filter(c -> c == '\n').count() + 1;
            throw new UnreadableTextException("bytes that are not UTF-8 in line " + line, "a text in UTF-8");
        }
        String text = out.flip().toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static byte[] bytes(Path file, int maxKibibytes) throws UnreadableTextException {
        try {
            if (Files.isDirectory(file)) {
                throw new UnreadableTextException("a folder", "a file");
            }
            long size = Files.size(file);
            if (size > maxKibibytes * 1024L) {
                throw new UnreadableTextException(size + " bytes", "at most " + maxKibibytes + " KiB");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new UnreadableTextException("no file", "one that exists");
        } catch (IOException e) {
            throw new UnreadableTextException("a file that cannot be read (" + e + ")", "one that can");
        }
    }
}

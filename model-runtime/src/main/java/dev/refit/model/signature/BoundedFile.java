package dev.refit.model.signature;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that may come from anybody. */
final class BoundedFile {
    private BoundedFile() {}

    /** @throws InvalidSignatureException if the file is larger */
    static byte[] read(Path file, int maxBytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new InvalidSignatureException(
                        "got more than " + maxBytes + " bytes, expected at most " + maxBytes);
            }
            return bytes;
        }
    }

    /** @throws InvalidSignatureException if the bytes are not UTF-8 */
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidSignatureException("got bytes that are not UTF-8, expected text");
        }
    }
}

package dev.refit.model.signature;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that holds keys (RFC 7468). */
public final class Pem {
    private Pem() {}

    /**
     * Returns what the first block of a label holds; empty if there is no such block.
     *
     * @param label such as {@code PUBLIC KEY}
     * @throws InvalidSignatureException if the block is not base64
     */
    public static Optional<byte[]> find(String text, String label) {
        Matcher block = Pattern.compile(
                        "^-----BEGIN " + label + "-----\\s*$([^-]*)^-----END " + label + "-----", Pattern.MULTILINE)
                .matcher(text);
        if (!block.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(block.group(1).replaceAll("\\s", "")));
        } catch (IllegalArgumentException e) {
            // The decoder's message may quote a character of a private key.
            throw new InvalidSignatureException("got a " + label + " that is not base64");
        }
    }

    /** Returns a block with its label. */
    public static String block(String label, byte[] content) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}

package dev.refit.cli.deadletters;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** The bytes of a record, for people. */
public record Payload(byte[] bytes) {
    private static final int ROW = 16;
    private static final int SHOWN = 4096;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    /** As text; empty when it is not UTF-8, or holds what a terminal would obey instead of show. */
    public Optional<String> text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.chars().allMatch(c -> !Character.isISOControl(c) || c == '\n' || c == '\r' || c == '\t')
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Sixteen bytes a line, the first ones only when there are very many. */
    public String dump() {
        StringBuilder dump = new StringBuilder();
        int shown = Math.min(bytes.length, SHOWN);
        for (int from = 0; from < shown; from += ROW) {
            int to = Math.min(from + ROW, shown);
            dump.append("%08x  %-47s  |%s|%n".formatted(from, HEX.formatHex(bytes, from, to), characters(from, to)));
        }
        if (shown < bytes.length) {
            dump.append("... ").append(bytes.length - shown).append(" more bytes");
        }
        return dump.toString().stripTrailing();
    }

    private String characters(int from, int to) {
        StringBuilder characters = new StringBuilder();
        for (int i = from; i < to; i++) {
            characters.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
        }
        return characters.toString();
    }
}

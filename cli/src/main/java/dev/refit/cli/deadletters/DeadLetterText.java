package dev.refit.cli.deadletters;

import dev.refit.cli.screen.Table;
import dev.refit.events.checks.Excerpt;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Dead letters in words. */
public final class DeadLetterText {
    private static final int REASON = 80;
    private static final int KEY = 40;

    private DeadLetterText() {}

    public static Table table(List<DeadLetter> letters) {
        Table table = new Table("ID", "TIME", "TOPIC", "KEY", "SERVICE", "STATE", "REASON");
        for (DeadLetter letter : letters) {
            table.row(
                    letter.id(),
                    letter.time().truncatedTo(ChronoUnit.SECONDS),
                    letter.source() == null ? null : letter.source().topic(),
                    line(letter.key(), KEY),
                    line(letter.service(), KEY),
                    letter.state(),
                    line(letter.reason(), REASON));
        }
        return table;
    }

    /** Everything there is to say of a letter. */
    public static String whole(DeadLetter letter) {
        StringBuilder text = new StringBuilder();
        field(text, "letter", letter.id() + ", put aside " + letter.time());
        field(text, "state", letter.state().toString());
        letter.resubmissions().forEach(again -> field(text, "sent", again.sent() + ", " + again.time()));
        if (letter.source() != null) {
            field(
                    text,
                    "from",
                    letter.source().topic() + ", partition " + letter.source().partition() + ", offset "
                            + letter.source().offset());
        }
        field(text, "service", letter.service());
        field(text, "reason", letter.reason());
        field(text, "key", letter.key());
        text.append(String.format("%nheaders%n"));
        letter.headers().forEach((name, value) -> text.append("  ")
                .append(line(name, Excerpt.LINE))
                .append(": ")
                .append(line(value, Excerpt.MESSAGE))
                .append('\n'));
        return text.append('\n').append(payload(letter)).toString();
    }

    private static String payload(DeadLetter letter) {
        byte[] bytes = letter.record().value();
        if (bytes == null) {
            return letter.size() == null
                    ? "no payload"
                    : "payload, " + letter.size() + " bytes, too large to keep: its SHA-256 is among the headers";
        }
        Payload payload = new Payload(bytes);
        return "payload, " + bytes.length + " bytes\n" + payload.text().orElseGet(payload::dump);
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append(String.format("%-9s%s%n", name, value == null ? "-" : line(value, Excerpt.MESSAGE)));
    }

    /** On one line, and nothing in it that a terminal would obey. */
    private static String line(String text, int max) {
        return text == null
                ? null
                : Excerpt.of(
                        text.replaceAll("\\s+", " ")
                                .replaceAll("\\p{Cntrl}", "?")
                                .strip(),
                        max);
    }
}

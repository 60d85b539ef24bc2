package dev.refit.cli.deadletters;

import dev.refit.cli.CliFailure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which letters are sent again, each origin once.
 *
 * @param refused those that are open and cannot be sent, with the reason
 */
public record Selection(List<DeadLetter> letters, Map<DeadLetter, String> refused) {
    public Selection {
        letters = List.copyOf(letters);
        refused = Collections.unmodifiableMap(refused);
    }

    /** All that are open. */
    public static Selection open(List<DeadLetter> letters) {
        Map<DeadLetter, String> refused = new LinkedHashMap<>();
        List<DeadLetter> open = letters.stream()
                .filter(letter -> letter.state() == LetterState.OPEN)
                .filter(letter -> {
                    letter.refusal().ifPresent(why -> refused.put(letter, why));
                    return letter.refusal().isEmpty();
                })
                .toList();
        return new Selection(onceEach(open), refused);
    }

    /**
     * Those that somebody named.
     *
     * @throws CliFailure when one of them cannot be sent, or was and should not be again
     */
    public static Selection named(List<DeadLetter> letters, boolean again) {
        for (DeadLetter letter : letters) {
            letter.refusal().ifPresent(why -> {
                throw CliFailure.invalid(
                        "The dead letter " + letter.id() + " cannot be sent again: " + why + ".",
                        "refit dead-letters show " + letter.id() + " shows all of it. Nothing was sent.");
            });
            if (letter.state() == LetterState.RESUBMITTED && !again) {
                Resubmission last =
                        letter.resubmissions().get(letter.resubmissions().size() - 1);
                throw CliFailure.invalid(
                        "The dead letter " + letter.id() + " was sent again at " + last.time() + " (" + last.sent()
                                + ").",
                        "To send it once more: --again. Nothing was sent.");
            }
        }
        return new Selection(onceEach(letters), Map.of());
    }

    private static List<DeadLetter> onceEach(List<DeadLetter> letters) {
        Map<SourceRecord, DeadLetter> first = new LinkedHashMap<>();
        letters.forEach(letter -> first.putIfAbsent(letter.source(), letter));
        return List.copyOf(first.values());
    }
}

package dev.refit.cli.deadletters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topic of dead letters: letters, and the marks of those that were sent again. Not thread-safe. */
public final class DeadLetterFold {
    private static final Comparator<DeadLetter> BY_TIME = Comparator.comparing(DeadLetter::time)
            .thenComparing(letter -> letter.record().partition())
            .thenComparing(letter -> letter.record().offset());

    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    private final Map<String, List<Resubmission>> marks = new HashMap<>();

    public void add(ConsumerRecord<String, byte[]> record) {
        Optional<String> marked = Resubmission.letter(record.headers());
        if (marked.isPresent()) {
            marks.computeIfAbsent(marked.get(), id -> new ArrayList<>())
                    .add(Resubmission.of(record.headers(), Instant.ofEpochMilli(record.timestamp())));
        } else {
            records.add(record);
        }
    }

    /** All of them, the newest last. Of letters of one origin, all were sent again when one was. */
    public List<DeadLetter> letters() {
        Map<Object, List<Resubmission>> byOrigin = new HashMap<>();
        records.forEach(record -> byOrigin.computeIfAbsent(identity(record), any -> new ArrayList<>())
                .addAll(marks.getOrDefault(DeadLetter.id(record), List.of())));
        return records.stream()
                .map(record -> DeadLetter.of(record, byOrigin.get(identity(record))))
                .sorted(BY_TIME)
                .toList();
    }

    private static Object identity(ConsumerRecord<String, byte[]> record) {
        return SourceRecord.of(record.headers()).map(Object.class::cast).orElseGet(() -> DeadLetter.id(record));
    }
}

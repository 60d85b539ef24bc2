package dev.refit.system.fault.history;

import dev.refit.events.CloudEvents;
import dev.refit.events.EventType;
import dev.refit.events.OutcomeRecord;
import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.run.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Whether a run kept the promise, whatever befell it: one final outcome and no other, of the kind it should have; what was
 * said twice, said in the same bytes; an outcome record for each stage it went through, which says what was said; one
 * workload for each attempt; a library exactly when it succeeded.
 */
final class Verdict {
    private static final Set<EventType> FINAL = Set.of(
            EventType.MODEL_PROMOTED, EventType.MODEL_REJECTED, EventType.STAGE_FAILED, EventType.STAGE_CANCELLED);
    /** Said with the time at which it was said. */
    private static final Set<EventType> TIMED = Set.of(EventType.STAGE_STARTED, EventType.STAGE_PROGRESSED);

    private final History history;
    private final List<ConsumerRecord<String, byte[]>> said;
    private final List<String> violations = new ArrayList<>();

    private Verdict(History history, List<ConsumerRecord<String, byte[]>> said) {
        this.history = history;
        this.said = said;
    }

    static boolean isFinal(ConsumerRecord<String, byte[]> record) {
        return FINAL.stream().anyMatch(type -> type.topic().equals(record.topic()));
    }

    /** What is wrong; empty when nothing is. */
    static List<String> of(
            History history, List<ConsumerRecord<String, byte[]>> said, WorkloadRecords records, Path artifacts) {
        Verdict verdict = new Verdict(history, said);
        verdict.oneFinalOutcome();
        verdict.sameBytes();
        verdict.outcomeRecords(artifacts.resolve("runs/tick").resolve(history.id()));
        verdict.library(artifacts);
        verdict.violations.addAll(records.violations(history.id()));
        return verdict.violations;
    }

    private void oneFinalOutcome() {
        Map<Integer, Set<RefitEvent>> endings = said.stream()
                .filter(Verdict::isFinal)
                .map(CloudEvents::decode)
                .collect(Collectors.groupingBy(RunEnding::generation, TreeMap::new, Collectors.toSet()));
        if (endings.isEmpty()) {
            violations.add("never ended");
        }
        endings.forEach((generation, events) -> {
            if (events.size() != 1) {
                violations.add("generation " + generation + " ended " + events.size() + " times: " + events);
            }
            Set<RunEnding> right = history.endings(generation);
            events.stream()
                    .filter(event -> RunEnding.of(event).filter(right::contains).isEmpty())
                    .forEach(event -> violations.add("ended by " + event + ", expected " + right));
        });
    }

    private void sameBytes() {
        Map<String, ConsumerRecord<String, byte[]>> first = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : said) {
            EventType type = EventType.of(CloudEvents.decode(record));
            String id = record.topic() + " "
                    + new String(record.headers().lastHeader("ce_id").value());
            ConsumerRecord<String, byte[]> before = first.putIfAbsent(id, record);
            if (before == null || type == EventType.STAGE_PROGRESSED) {
                continue;
            }
            if (!Arrays.equals(before.value(), record.value())
                    || !TIMED.contains(type) && !before.headers().equals(record.headers())) {
                violations.add("said in two ways: " + id);
            }
        }
    }

    private void outcomeRecords(Path run) {
        for (Stage stage : Stage.values()) {
            List<OutcomeRecord> records = Stream.of("outcome.json", "outcome-g2.json")
                    .map(run.resolve(stage.key())::resolve)
                    .filter(Files::exists)
                    .map(file -> RefitJson.read(bytes(file), OutcomeRecord.class))
                    .toList();
            records.stream()
                    .filter(record -> said.stream().map(CloudEvents::decode).noneMatch(record.event()::equals))
                    .forEach(record ->
                            violations.add(stage.key() + " has an outcome record that nobody said: " + record));
            String topic = History.outcomeOf(stage).topic();
            if (records.isEmpty() && said.stream().anyMatch(r -> r.topic().equals(topic))) {
                violations.add(stage.key() + " said its outcome, and has no record of it");
            }
        }
    }

    private void library(Path artifacts) {
        List<Path> releases = reservations(artifacts);
        if (releases.size() > 1) {
            violations.add("has " + releases.size() + " versions: " + releases);
        }
        Optional<ModelPromoted> promoted = said.stream()
                .map(CloudEvents::decode)
                .filter(ModelPromoted.class::isInstance)
                .map(ModelPromoted.class::cast)
                .findFirst();
        List<Path> published = releases.stream()
                .map(release -> release.getFileName().toString().replace(".json", ""))
                .map(version -> artifacts.resolve(
                        "maven/com/example/tick-model/" + version + "/tick-model-" + version + ".jar"))
                .filter(Files::exists)
                .toList();
        if (promoted.isPresent() != !published.isEmpty()) {
            violations.add("promoted: " + promoted + ", published: " + published);
        }
        published.forEach(jar -> {
            if (!new String(bytes(jar)).equals("model.jar of " + history.id())) {
                violations.add(jar + " is another run's");
            }
        });
    }

    private List<Path> reservations(Path artifacts) {
        try (Stream<Path> files = Files.list(artifacts.resolve("releases/tick"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> new String(bytes(file)).contains(history.id()))
                    .toList();
        } catch (java.nio.file.NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.refit.benchmarks.trigger;

import dev.refit.benchmarks.lab.Benchmark;
import dev.refit.benchmarks.lab.Lab;
import dev.refit.benchmarks.lab.Percentiles;
import dev.refit.benchmarks.lab.Table;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.events.CloudEvents;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.StageEvent.StageCancelled;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.run.Stage;
import dev.refit.run.coordinates.CoordinateOwners;
import dev.refit.run.topic.KafkaAccess;
import dev.refit.store.FileArtifactStore;
import dev.refit.store.root.DataRoots;
import dev.refit.trigger.arrival.Admission;
import dev.refit.trigger.topology.TriggerSettings;
import dev.refit.trigger.topology.TriggerStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Arrivals a second through the trigger topology, with few definitions and with many, beside a bare loop of the same events. */
public final class TriggerRate implements Benchmark {
    private static final int[] DEFINITIONS = {10, 1_000, 10_000};
    private static final int ARRIVALS = 300;
    private static final int ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "trigger-rate";
    }

    @Override
    public String question() {
        return "How many arrivals a second pass the trigger topology, with so many definitions of three datasets, when each "
                + "arrival concerns ten of them and every third requests ten runs, which are over before the next "
                + ARRIVALS
                + " arrivals, against a bare loop that consumes and "
                + "produces as many records of the same size, exactly once? In turn, medians of " + ROUNDS + ".";
    }

    @Override
    public Table run(Lab lab) throws IOException, InterruptedException {
        PlatformRecord platform = lab.brokerAlone();
        KafkaAccess kafka = platform.kafka(lab.home());
        Path data = Files.writeString(lab.folder().resolve("ticks.csv"), "x\n");
        TriggerDefinitions definitions = new TriggerDefinitions(data.toUri());
        createTopics(kafka);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        kafka.client(Map.of("acks", "all", "linger.ms", 0)),
                        new StringSerializer(),
                        new ByteArraySerializer());
                TriggerStreams streams = new TriggerStreams(settings(lab, kafka), Clock.systemUTC(), run -> {});
                RequestedRuns runs = new RequestedRuns(kafka)) {
            streams.start();
            return measured(definitions, producer, streams, runs, kafka);
        }
    }

    private static Table measured(
            TriggerDefinitions definitions,
            KafkaProducer<String, byte[]> producer,
            TriggerStreams streams,
            RequestedRuns runs,
            KafkaAccess kafka)
            throws InterruptedException {
        Table table = new Table("definitions", "arrivals, 1/s", "bare loop, 1/s", "ratio");
        int applied = 0;
        BareLoop bare = null;
        try {
            for (int count : DEFINITIONS) {
                for (; applied < count; applied++) {
                    producer.send(definitions.applied(applied));
                }
                producer.flush();
                streams.awaitDefinitions(PATIENCE);
                double[] rates = new double[ROUNDS];
                double[] references = new double[ROUNDS];
                int groups = count / TriggerDefinitions.READERS;
                send(definitions, producer, "warm" + count, groups, null);
                runs.await(requests());
                end(runs, producer, kafka);
                if (bare == null) {
                    bare = new BareLoop(kafka, runs.awaited().get(0));
                    send(definitions, producer, "warm", groups, BareLoop.IN);
                    bare.take(ARRIVALS);
                }
                for (int round = 0; round < ROUNDS; round++) {
                    String name = count + "-" + round;
                    long began = System.nanoTime();
                    send(definitions, producer, name, groups, null);
                    runs.await(requests());
                    rates[round] = rate(began);
                    end(runs, producer, kafka);
                    began = System.nanoTime();
                    send(definitions, producer, name, groups, BareLoop.IN);
                    bare.take(ARRIVALS);
                    references[round] = rate(began);
                    System.out.printf("%d definitions: %.0f/s, bare %.0f/s%n", count, rates[round], references[round]);
                }
                double rate = Percentiles.median(rates);
                double reference = Percentiles.median(references);
                table.row(
                        count, "%.0f".formatted(rate), "%.0f".formatted(reference), "%.2f".formatted(rate / reference));
            }
            return table;
        } finally {
            if (bare != null) {
                bare.close();
            }
        }
    }

    /** Has the runs that were awaited end: what is under way is remembered of each refit. */
    private static void end(RequestedRuns runs, KafkaProducer<String, byte[]> producer, KafkaAccess kafka)
            throws InterruptedException {
        for (ConsumerRecord<String, byte[]> record : runs.awaited()) {
            RunRequested run = (RunRequested) CloudEvents.decode(record);
            StageCancelled end = new StageCancelled(StageRef.of(run.ref(), Stage.INGEST), "measured");
            producer.send(CloudEvents.encode(end, "benchmark", Instant.now()));
        }
        producer.flush();
        TriggerLag.awaitNone(kafka);
    }

    private static double rate(long began) {
        return ARRIVALS * 1e9 / (System.nanoTime() - began);
    }

    private static int requests() {
        return ARRIVALS / TriggerDefinitions.DATASETS.size() * TriggerDefinitions.READERS;
    }

    /** @param topic another one than that of arrivals; null for that */
    private static void send(
            TriggerDefinitions definitions,
            KafkaProducer<String, byte[]> producer,
            String round,
            int groups,
            String topic) {
        for (int i = 0; i < ARRIVALS; i++) {
            ProducerRecord<String, byte[]> record =
                    CloudEvents.encode(definitions.arrival(round, i, groups), "benchmark", Instant.now());
            producer.send(
                    topic == null
                            ? record
                            : new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers()));
        }
    }

    private static TriggerSettings settings(Lab lab, KafkaAccess kafka) {
        Path store = lab.folder().resolve("owners");
        CoordinateOwners owners = new CoordinateOwners(FileArtifactStore.at(store), Clock.systemUTC());
        Admission admission = new Admission(
                DataRoots.parse(lab.folder().toUri().toString()), store.toUri().resolve("owners/"), owners);
        return new TriggerSettings(
                kafka.client(Map.of()),
                Duration.ofSeconds(10),
                lab.folder().resolve("state").toString(),
                admission);
    }

    private static void createTopics(KafkaAccess kafka) throws InterruptedException {
        try (Admin admin = Admin.create(kafka.client(Map.of()))) {
            admin.createTopics(List.of(
                            new NewTopic(BareLoop.IN, Optional.empty(), Optional.empty()),
                            new NewTopic(BareLoop.OUT, Optional.empty(), Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}

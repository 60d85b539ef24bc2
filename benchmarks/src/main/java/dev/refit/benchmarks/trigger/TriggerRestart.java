package dev.refit.benchmarks.trigger;

import dev.refit.benchmarks.lab.Benchmark;
import dev.refit.benchmarks.lab.Lab;
import dev.refit.benchmarks.lab.ServiceLoad;
import dev.refit.benchmarks.lab.Table;
import dev.refit.cli.ingest.Publisher;
import dev.refit.cli.platform.Part;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.cli.rehearsal.NoopWorkloads;
import dev.refit.cli.rehearsal.Rehearsal;
import dev.refit.events.CloudEvents;
import dev.refit.events.DataArrived;
import dev.refit.events.data.DataFile;
import dev.refit.run.topic.KafkaAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the triggers take for the versions that they remember: memory, disk, and the time until they go on after a restart. */
public final class TriggerRestart implements Benchmark {
    private static final int[] VERSIONS = {0, 100_000, 1_000_000};
    private static final int SLOTS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "trigger-restart";
    }

    @Override
    public String question() {
        return "What do the triggers take when so many versions of a dataset have arrived: memory of ingest-service (resident,"
                + " in MiB), their state on disk, and how long is it from the start of the platform on this state until the run"
                + " of an arrival is requested?";
    }

    @Override
    public Table run(Lab lab) throws IOException, InterruptedException {
        NoopWorkloads.install(lab.home(), lab.folder(), SLOTS);
        PlatformRecord platform = lab.up();
        Path data = lab.folder().resolve("ticks.csv");
        try (Rehearsal rehearsal = new Rehearsal(platform, lab.home(), lab.folder())) {
            rehearsal.publish(1);
            rehearsal.awaitAll(PATIENCE);
        }
        Table table = new Table("versions", "resident, MiB", "state, MiB", "arrivals taken, 1/s", "restart, s");
        int sent = 0;
        for (int versions : VERSIONS) {
            KafkaAccess kafka = platform.kafka(lab.home());
            long began = System.nanoTime();
            send(kafka, data, sent, versions);
            TriggerLag.awaitNone(kafka);
            double rate = (versions - sent) * 1e9 / (System.nanoTime() - began);
            sent = versions;
            long resident = new ServiceLoad(platform, Part.INGEST).residentMiB();
            long state = stateMiB(lab);
            lab.platform().stop();
            began = System.nanoTime();
            platform = lab.up();
            try (RequestedRuns runs = new RequestedRuns(platform.kafka(lab.home()))) {
                new Publisher(platform.connection(lab.home()))
                        .publish("ticks", "after-" + versions, List.of(data.toString()), null, false);
                runs.await(1);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            table.row(
                    versions, resident, state, versions == 0 ? "" : "%.0f".formatted(rate), "%.1f".formatted(seconds));
        }
        return table;
    }

    private static void send(KafkaAccess kafka, Path data, int from, int to) {
        List<DataFile> files = List.of(new DataFile(data.toUri(), 4L, null));
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                kafka.client(Map.of("acks", "all")), new StringSerializer(), new ByteArraySerializer())) {
            for (int i = from; i < to; i++) {
                producer.send(
                        CloudEvents.encode(new DataArrived("load", "p" + i, "v1", files), "benchmark", Instant.now()));
            }
        }
    }

    private static long stateMiB(Lab lab) throws IOException {
        try (Stream<Path> all = Files.walk(lab.home().folder())) {
            return all.filter(path -> path.toString().contains("/refit-triggers/"))
                            .filter(Files::isRegularFile)
                            .mapToLong(TriggerRestart::size)
                            .sum()
                    >> 20;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (java.nio.file.NoSuchFileException e) {
            return 0; // The store has just replaced it.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

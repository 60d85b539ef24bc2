package dev.refit.benchmarks;

import dev.refit.cli.platform.Part;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.events.CloudEvents;
import dev.refit.events.DataArrived;
import dev.refit.events.DataFile;
import dev.refit.events.RefitJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Accepted arrivals a second over HTTP, beside a bare producer that sends the same events. */
final class IngestRate implements Benchmark {
    private static final int[] IN_FLIGHT = {1, 32};
    private static final int ROUNDS = 3;
    private static final int ACCEPTED = 202;

    @Override
    public String name() {
        return "ingest-rate";
    }

    @Override
    public String question() {
        return "How many arrivals a second does ingest-service accept over HTTP, each once the broker has it (acks=all), "
                + "against a bare Kafka producer that sends the same events with as many awaiting their acknowledgement? "
                + "Load generators included, in turn, medians of " + ROUNDS + ".";
    }

    @Override
    public Table run(Lab lab) throws IOException, InterruptedException {
        PlatformRecord platform = lab.up();
        Path data = lab.folder().resolve("ticks.csv");
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", platform.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            Load http = overHttp(platform.url(Part.INGEST), data);
            Load bare = index -> bare(producer, index, data);
            http.rate(32, 6000);
            bare.rate(32, 6000);

            Table table = new Table("in flight", "over HTTP, 1/s", "bare producer, 1/s", "ratio");
            for (int inFlight : IN_FLIGHT) {
                int count = inFlight == 1 ? 1500 : 12_000;
                double[] rates = new double[ROUNDS];
                double[] references = new double[ROUNDS];
                for (int round = 0; round < ROUNDS; round++) {
                    rates[round] = http.rate(inFlight, count);
                    references[round] = bare.rate(inFlight, count);
                }
                double rate = Percentiles.median(rates);
                double reference = Percentiles.median(references);
                table.row(
                        inFlight,
                        "%.0f".formatted(rate),
                        "%.0f".formatted(reference),
                        "%.2f".formatted(rate / reference));
            }
            return table;
        }
    }

    private static Load overHttp(URI ingest, Path data) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return index -> {
            byte[] body = RefitJson.bytes(Map.of(
                    "partition", "h" + index, "files", List.of(data.toUri().toString()), "digest", "v" + index));
            HttpRequest request = HttpRequest.newBuilder(ingest.resolve("/api/datasets/load/arrivals"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            return client.sendAsync(request, BodyHandlers.discarding()).thenAccept(response -> {
                if (response.statusCode() != ACCEPTED) {
                    throw new IllegalStateException("ingest answered " + response.statusCode());
                }
            });
        };
    }

    private static CompletableFuture<Void> bare(KafkaProducer<String, byte[]> producer, int index, Path data) {
        DataArrived arrival =
                new DataArrived("load", "b" + index, "v" + index, List.of(new DataFile(data.toUri(), 4L, null)));
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        producer.send(CloudEvents.encode(arrival, "ingest", Instant.now()), (where, failure) -> {
            if (failure == null) {
                acknowledged.complete(null);
            } else {
                acknowledged.completeExceptionally(failure);
            }
        });
        return acknowledged;
    }
}

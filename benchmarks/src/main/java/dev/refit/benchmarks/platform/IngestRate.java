package dev.refit.benchmarks.platform;

import dev.refit.benchmarks.lab.Benchmark;
import dev.refit.benchmarks.lab.Lab;
import dev.refit.benchmarks.lab.Load;
import dev.refit.benchmarks.lab.Percentiles;
import dev.refit.benchmarks.lab.Table;
import dev.refit.cli.platform.AccessToken;
import dev.refit.cli.platform.Part;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.events.CloudEvents;
import dev.refit.events.DataArrived;
import dev.refit.events.RefitJson;
import dev.refit.events.data.DataFile;
import dev.refit.run.topic.KafkaAccess;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Accepted arrivals a second over HTTP, beside bare producers that send the same events. */
public final class IngestRate implements Benchmark {
    private static final int[] IN_FLIGHT = {1, 32};
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 30_000;
    private static final int ACCEPTED = 202;

    @Override
    public String name() {
        return "ingest-rate";
    }

    @Override
    public String question() {
        return "How many arrivals a second does ingest-service accept over HTTP, each once the broker has it (acks=all), "
                + "against bare Kafka producers that send the same events with as many awaiting their acknowledgement: one "
                + "with its own defaults, which waits 5 ms for further records before it sends, and one that sends at "
                + "once, as the service does? Load generators included, in turn, medians of " + ROUNDS + ".";
    }

    @Override
    public Table run(Lab lab) throws IOException, InterruptedException {
        PlatformRecord platform = lab.up();
        Path data = Files.writeString(lab.folder().resolve("ticks.csv"), "x\n1\n");
        // The lightest client at hand: it has the same processors as what it measures.
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try (KafkaProducer<String, byte[]> lingering = producer(platform.kafka(lab.home()), Map.of());
                KafkaProducer<String, byte[]> prompt = producer(platform.kafka(lab.home()), Map.of("linger.ms", 0))) {
            Load http = overHttp(vertx, platform.url(Part.INGEST), lab.token(), data);
            Load first = index -> bare(lingering, index, data);
            Load second = index -> bare(prompt, index, data);
            http.rate(32, WARM_UP);
            first.rate(32, WARM_UP);
            second.rate(32, WARM_UP);

            Table table = new Table(
                    "in flight",
                    "over HTTP, 1/s",
                    "bare producer, 1/s",
                    "ratio",
                    "bare, sending at once, 1/s",
                    "ratio");
            for (int inFlight : IN_FLIGHT) {
                int count = inFlight == 1 ? 1500 : 12_000;
                List<Load> loads = List.of(http, first, second);
                double[][] rates = new double[loads.size()][ROUNDS];
                for (int round = 0; round < ROUNDS; round++) {
                    for (int load = 0; load < loads.size(); load++) {
                        rates[load][round] = loads.get(load).rate(inFlight, count);
                    }
                }
                double rate = Percentiles.median(rates[0]);
                double reference = Percentiles.median(rates[1]);
                double promptReference = Percentiles.median(rates[2]);
                table.row(
                        inFlight,
                        "%.0f".formatted(rate),
                        "%.0f".formatted(reference),
                        "%.2f".formatted(rate / reference),
                        "%.0f".formatted(promptReference),
                        "%.2f".formatted(rate / promptReference));
            }
            return table;
        } finally {
            vertx.close();
        }
    }

    private static KafkaProducer<String, byte[]> producer(KafkaAccess kafka, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("acks", "all");
        return new KafkaProducer<>(kafka.client(all), new StringSerializer(), new ByteArraySerializer());
    }

    private static Load overHttp(Vertx vertx, URI ingest, AccessToken token, Path data) {
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setDefaultHost(ingest.getHost()).setDefaultPort(ingest.getPort()),
                new PoolOptions().setHttp1MaxSize(IN_FLIGHT[IN_FLIGHT.length - 1]));
        return index -> {
            Buffer body = Buffer.buffer(RefitJson.bytes(Map.of(
                    "partition", "h" + index, "files", List.of(data.toUri().toString()), "digest", "v" + index)));
            return client.request(HttpMethod.POST, "/api/datasets/load/arrivals")
                    .compose(request -> request.putHeader("Content-Type", "application/json")
                            .putHeader("Authorization", token.authorization())
                            .send(body))
                    .compose(response -> response.statusCode() == ACCEPTED
                            ? response.body()
                            : Future.failedFuture("ingest answered " + response.statusCode()))
                    .<Void>mapEmpty()
                    .toCompletionStage()
                    .toCompletableFuture();
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

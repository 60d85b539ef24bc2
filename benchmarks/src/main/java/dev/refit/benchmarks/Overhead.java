package dev.refit.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.ingest.Publisher;
import dev.refit.cli.kafka.RunWatch;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.cli.runs.RunState;
import dev.refit.cli.runs.RunView;
import dev.refit.events.RefitJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One refit through the services beside the same workloads, run one after another by a shell script. */
final class Overhead implements Benchmark {
    private static final List<String> MONTHS = List.of("2013-01", "2013-02", "2013-03");

    @Override
    public String name() {
        return "overhead";
    }

    @Override
    public String question() {
        return "What does the choreography cost? A refit of one month of flights through the services, from its last "
                + "arrival published to its library promoted, against a shell script that runs the same workloads with the "
                + "same requests one after another (the trials side by side, as the services do).";
    }

    @Override
    public Table run(Lab lab) throws IOException, InterruptedException {
        PlatformRecord platform = lab.up();
        Path example = lab.checkout().resolve("examples/flight-delay");
        Commands.seconds(List.of(
                lab.checkout().resolve("refit").toString(),
                "--home",
                lab.home().folder().toString(),
                "apply",
                example.resolve("refit.yaml").toString()));
        Publisher publisher = new Publisher(platform);
        publish(publisher, "planes", "2013", example.resolve("data/planes.csv.gz"));
        publish(publisher, "airports", "2013", example.resolve("data/airports.csv.gz"));

        Table table = new Table("month", "services, s", "script, s", "ratio");
        double[] ratios = new double[MONTHS.size()];
        for (int i = 0; i < ratios.length; i++) {
            String month = MONTHS.get(i);
            publish(publisher, "weather", month, example.resolve("data/weather/" + month + ".csv.gz"));
            long begin = System.nanoTime();
            publish(publisher, "flights", month, example.resolve("data/flights/" + month + ".csv.gz"));
            RunView run = await(platform, month);
            double services = (System.nanoTime() - begin) / 1e9;
            double script =
                    Commands.seconds(List.of("/bin/sh", script(lab, run.run()).toString()));
            ratios[i] = services / script;
            table.row(month, "%.1f".formatted(services), "%.1f".formatted(script), "%.2f".formatted(ratios[i]));
        }
        return table.row("median", "", "", "%.2f".formatted(Percentiles.median(ratios)));
    }

    private static void publish(Publisher publisher, String dataset, String partition, Path file) {
        publisher.publish(dataset, partition, List.of(file.toString()), null);
    }

    private static RunView await(PlatformRecord platform, String partition) {
        try (RunWatch watch = new RunWatch(platform.bootstrapServers(), new Unseen())) {
            RunView run = watch.follow(any -> any.partition().equals(partition), 1, Duration.ofMinutes(5))
                    .get(0);
            if (run.state() != RunState.SUCCEEDED) {
                throw new IllegalStateException(run.toString());
            }
            return run;
        }
    }

    /** The command of each workload of the run, with its request in a folder of the script's own. */
    private static Path script(Lab lab, String run) throws IOException {
        StringBuilder script = new StringBuilder("set -e\n");
        script.append(command(lab, run + "-ingest-a1")).append('\n');
        script.append(command(lab, run + "-transform-a1")).append('\n');
        for (int trial = 1; Files.exists(spec(lab, run + "-training-t" + trial + "-a1")); trial++) {
            script.append(command(lab, run + "-training-t" + trial + "-a1")).append(" &\n");
        }
        script.append("wait\n");
        script.append(command(lab, run + "-training-a1")).append('\n');
        script.append(command(lab, run + "-packaging-a1")).append('\n');
        Path file = lab.folder().resolve(run + ".sh");
        Files.writeString(file, script);
        return file;
    }

    private static String command(Lab lab, String workload) throws IOException {
        JsonNode spec = RefitJson.read(Files.readAllBytes(spec(lab, workload)), JsonNode.class);
        Path request = Path.of(java.net.URI.create(spec.get("requestUri").asText()));
        // Beside the original, as deep in the store: jobs find its root from there.
        Path copy = request.getParent().resolveSibling("1-script").resolve("request.json");
        Files.createDirectories(copy.getParent());
        Files.copy(request, copy);
        List<String> words = new ArrayList<>();
        for (JsonNode word : spec.get("command")) {
            words.add(
                    word.asText().equals(request.toUri().toString())
                            ? copy.toUri().toString()
                            : word.asText());
        }
        String quoted =
                String.join(" ", words.stream().map(word -> "'" + word + "'").toList());
        return "nice -n 5 " + quoted + " >'" + copy.resolveSibling("log") + "' 2>&1";
    }

    private static Path spec(Lab lab, String workload) {
        return lab.home().launcher().resolve("workloads").resolve(workload).resolve("1/spec.json");
    }
}

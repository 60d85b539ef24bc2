package dev.refit.benchmarks.platform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.benchmarks.lab.Benchmark;
import dev.refit.benchmarks.lab.Commands;
import dev.refit.benchmarks.lab.Lab;
import dev.refit.benchmarks.lab.Percentiles;
import dev.refit.benchmarks.lab.Table;
import dev.refit.cli.ingest.Publisher;
import dev.refit.cli.platform.Home;
import dev.refit.cli.platform.HomeRoots;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.cli.runs.RunWatch;
import dev.refit.events.RefitJson;
import dev.refit.run.fold.RunState;
import dev.refit.run.fold.RunView;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One refit through the services beside the same workloads, run one after another by a shell script. */
public final class Overhead implements Benchmark {
    private static final String MONTH = "2013-01";
    private static final int ROUNDS = 4;

    private int scripts;

    @Override
    public String name() {
        return "overhead";
    }

    @Override
    public String question() {
        return "What does the choreography cost? A refit of one month of flights through the services, from its last "
                + "arrival published to its library promoted, against a shell script that runs the same workloads with the "
                + "same requests one after another (the trials side by side, as the services do). The first of the rounds is "
                + "the first run after `refit up`, on files that nobody has read yet; who comes first alternates afterwards. "
                + "The median is that of the further rounds.";
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
        Publisher publisher = new Publisher(platform.connection(lab.home()));
        publish(publisher, "planes", "2013", example.resolve("data/planes.csv.gz"));
        publish(publisher, "airports", "2013", example.resolve("data/airports.csv.gz"));
        publish(publisher, "weather", MONTH, example.resolve("data/weather/" + MONTH + ".csv.gz"));
        Path flights = example.resolve("data/flights/" + MONTH + ".csv.gz");

        Table table = new Table("round", "services, s", "script, s", "ratio");
        double[] ratios = new double[ROUNDS];
        String known = null;
        for (int round = 0; round < ROUNDS; round++) {
            double script = round % 2 == 1 ? script(lab, known) : 0;
            // The same rows in another file are another version, and so another run.
            Path copy = lab.folder().resolve("round" + round).resolve(flights.getFileName());
            Files.createDirectories(copy.getParent());
            Files.copy(flights, copy);
            long begin = System.nanoTime();
            publish(publisher, "flights", MONTH, copy);
            known = await(platform, lab.home(), round + 1).run();
            double services = (System.nanoTime() - begin) / 1e9;
            script = round % 2 == 1 ? script : script(lab, known);
            ratios[round] = services / script;
            table.row(
                    round == 0 ? "first" : round,
                    "%.1f".formatted(services),
                    "%.1f".formatted(script),
                    "%.2f".formatted(ratios[round]));
        }
        double[] further = Arrays.copyOfRange(ratios, 1, ROUNDS);
        return table.row("median", "", "", "%.2f".formatted(Percentiles.median(further)));
    }

    private static void publish(Publisher publisher, String dataset, String partition, Path file) {
        publisher.publish(dataset, partition, List.of(file.toString()), null, false);
    }

    /** The newest run once so many have succeeded. */
    private static RunView await(PlatformRecord platform, Home home, int runs) {
        try (RunWatch watch = new RunWatch(platform.kafka(home), new Unseen())) {
            List<RunView> all = watch.follow(any -> true, runs, Duration.ofMinutes(5));
            RunView run = all.get(all.size() - 1);
            if (run.state() != RunState.SUCCEEDED) {
                throw new IllegalStateException(run.toString());
            }
            return run;
        }
    }

    /** Runs the command of each workload of the run, with its request in a folder of the script's own. */
    private double script(Lab lab, String run) throws IOException, InterruptedException {
        scripts++;
        StringBuilder script = new StringBuilder("set -e\n");
        script.append("export REFIT_DATA_ROOTS='%s'%n"
                .formatted(HomeRoots.read(lab.home())
                        .and(lab.checkout().resolve("examples").toUri())
                        .text()));
        script.append(command(lab, run + "-ingest-a1")).append('\n');
        script.append(command(lab, run + "-transform-a1")).append('\n');
        for (int trial = 1; Files.exists(spec(lab, run + "-training-t" + trial + "-a1")); trial++) {
            script.append(command(lab, run + "-training-t" + trial + "-a1")).append(" &\n");
        }
        script.append("wait\n");
        script.append(command(lab, run + "-training-a1")).append('\n');
        script.append(command(lab, run + "-packaging-a1")).append('\n');
        Path file = lab.folder().resolve("script-" + scripts + ".sh");
        Files.writeString(file, script);
        return Commands.seconds(List.of("/bin/sh", file.toString()));
    }

    private String command(Lab lab, String workload) throws IOException {
        JsonNode spec = RefitJson.read(Files.readAllBytes(spec(lab, workload)), JsonNode.class);
        Path request = Path.of(URI.create(spec.get("requestUri").asText()));
        // Beside the original, as deep in the store: jobs find its root from there.
        Path copy = request.getParent().resolveSibling("1-script" + scripts).resolve("request.json");
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

package dev.refit.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.cli.CliFailure;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.definitions.Definitions;
import dev.refit.cli.platform.Connection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that data has arrived. */
@Command(
        name = "publish",
        description = {
            "Publish a version of a dataset's partition.",
            "Definitions whose inputs are now complete are run. A version that the partition has had changes nothing."
        })
public final class PublishCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "DATASET", description = "The dataset's name, as in definitions.")
    private String dataset;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "All files of the version; copied if outside the data roots.")
    private List<String> files;

    @Option(names = "--partition", required = true, paramLabel = "P", description = "The slice, such as 2013-01.")
    private String partition;

    @Option(
            names = "--digest",
            paramLabel = "D",
            description = "Identifies this version. Default: derived from the files' names, sizes and times.")
    private String digest;

    @Option(
            names = "--again",
            description = "Make it the newest version also if the partition has had this version before.")
    private boolean again;

    public PublishCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Connection platform = session.connection();
        JsonNode said = new Publisher(platform, this::sayCopied).publish(dataset, partition, files, digest, again);
        session.screen()
                .say("Published " + dataset + " " + partition + ": "
                        + (files.size() == 1 ? "1 file" : files.size() + " files") + ". What becomes of it:"
                        + " refit runs watch");
        session.screen().answer(with(said, readBy(platform)));
        return ExitCodes.OK;
    }

    private void sayCopied(Path file) {
        session.screen()
                .note("Copied " + file + " into the platform's artifact store, as it lies outside its data roots."
                        + " Read where it lies it is with: refit up --data "
                        + file.toAbsolutePath().getParent());
    }

    /** A name that nobody reads is most likely mistyped, but may be that of a definition to come. */
    private Optional<List<String>> readBy(Connection platform) {
        Definitions definitions;
        try {
            definitions = Definitions.read(platform.kafka());
        } catch (CliFailure e) {
            // It is published all the same.
            return Optional.empty();
        }
        List<String> readers = definitions.readersOf(dataset);
        if (readers.isEmpty()) {
            session.screen()
                    .note("No definition in force reads the dataset " + dataset + ", so nothing is run; those in force"
                            + " read: " + String.join(", ", definitions.datasets()) + ".");
            session.screen()
                    .note("It is kept: once a definition that reads it is applied, refit run REFIT --partition "
                            + partition + " makes a run of it.");
        }
        return Optional.of(readers);
    }

    private static JsonNode with(JsonNode said, Optional<List<String>> readers) {
        if (said instanceof ObjectNode answer && readers.isPresent()) {
            ArrayNode names = answer.putArray("readBy");
            readers.get().forEach(name -> names.add(name));
        }
        return said;
    }
}

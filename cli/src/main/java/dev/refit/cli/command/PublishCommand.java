package dev.refit.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.ingest.Publisher;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that data has arrived. */
@Command(
        name = "publish",
        description = {
            "Say that a version of a dataset's partition has arrived.",
            "Definitions that now have all they wait for are run. The same version twice changes nothing."
        })
public final class PublishCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "DATASET", description = "The dataset's name, as definitions call it.")
    private String dataset;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "All files of the version.")
    private List<String> files;

    @Option(names = "--partition", required = true, paramLabel = "P", description = "The slice, such as 2013-01.")
    private String partition;

    @Option(
            names = "--digest",
            paramLabel = "D",
            description =
                    "What tells this version from another. Default: derived from the files' names, sizes and times.")
    private String digest;

    public PublishCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonNode said = new Publisher(session.running()).publish(dataset, partition, files, digest);
        session.screen()
                .say("Published " + dataset + " " + partition + ": "
                        + (files.size() == 1 ? "1 file" : files.size() + " files") + ". What becomes of it:"
                        + " refit runs watch");
        session.screen().answer(said);
        return ExitCodes.OK;
    }
}

package dev.refit.cli.definitions;

import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.screen.Table;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.definition.engine.TrainingEngine;
import dev.refit.events.run.DefinitionRecord;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The definitions that stand. */
@Command(name = "definitions", description = "List, show, delete, suspend and resume definitions.")
public final class DefinitionsCommand {
    private final Session session;

    public DefinitionsCommand(Session session) {
        this.session = session;
    }

    @Command(description = "List all definitions.")
    int list() {
        Definitions definitions = read();
        session.screen().answer(definitions.byName().values());
        if (definitions.byName().isEmpty()) {
            session.screen().say("There is no definition. Apply one with: refit apply FILE");
            return ExitCodes.OK;
        }
        Table table = new Table("NAME", "STATE", "DATASETS", "ALGORITHM", "LIBRARY", "DIGEST");
        definitions.byName().values().forEach(record -> row(table, record));
        session.screen().say(table);
        return ExitCodes.OK;
    }

    @Command(description = "Show a definition.")
    int show(@Parameters(paramLabel = "NAME") String name) {
        DefinitionRecord record = require(name);
        session.screen().answer(record);
        session.screen().say(new DefinitionText(record).render());
        return ExitCodes.OK;
    }

    @Command(description = "Delete a definition: its data starts no more runs. Releases and runs stay.")
    int delete(@Parameters(paramLabel = "NAME") String name) {
        require(name);
        applier().delete(name);
        session.screen().say("Deleted " + name + ". Runs that are under way go on.");
        session.screen().answer(Map.of("deleted", name));
        return ExitCodes.OK;
    }

    @Command(description = "Suspend a definition: arrivals start no runs of it until it is resumed.")
    int suspend(@Parameters(paramLabel = "NAME") String name) {
        return suspended(name, true);
    }

    @Command(description = "Resume a suspended definition: arrivals start runs of it again.")
    int resume(@Parameters(paramLabel = "NAME") String name) {
        return suspended(name, false);
    }

    private int suspended(String name, boolean suspended) {
        DefinitionRecord record = new DefinitionRecord(require(name).definition(), suspended);
        applier().put(record);
        session.screen()
                .say(
                        suspended
                                ? "Suspended " + name + ". What arrives meanwhile is not made good later:"
                                        + " refit run " + name + " --partition P does that."
                                : "Resumed " + name + ".");
        session.screen().answer(record);
        return ExitCodes.OK;
    }

    private DefinitionRecord require(String name) {
        return read().require(name);
    }

    private static void row(Table table, DefinitionRecord record) {
        RefitDefinition spec = record.definition().spec();
        TrainingEngine training = spec.training().engine();
        int trials = training.trialCount();
        table.row(
                spec.name(),
                record.suspended() ? "suspended" : "active",
                spec.data().datasets().stream().map(DatasetSpec::name).collect(Collectors.joining(",")),
                training.algorithmName() + (trials == 1 ? "" : " x" + trials),
                spec.packaging().maven().groupId() + ":"
                        + spec.packaging().maven().artifactId(),
                record.definition().digest().substring(0, 12));
    }

    private Definitions read() {
        return Definitions.read(session.connection().kafka());
    }

    private Applier applier() {
        return new Applier(session.connection());
    }
}

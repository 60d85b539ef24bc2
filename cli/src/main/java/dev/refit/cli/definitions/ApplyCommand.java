package dev.refit.cli.definitions;

import dev.refit.cli.CliFailure;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.definition.DefinitionParser;
import dev.refit.definition.InvalidDefinitionException;
import dev.refit.definition.ParsedDefinition;
import dev.refit.events.run.DefinitionRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Applies definitions. */
@Command(
        name = "apply",
        description = {
            "Apply definitions: from now on their data starts runs. All files are checked before the first is applied.",
            "A suspended definition stays suspended."
        })
public final class ApplyCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final SqlChecks sql = new SqlChecks();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "YAML files.")
    private List<Path> files;

    public ApplyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<ParsedDefinition> parsed = parse();
        Applier applier = new Applier(session.connection());
        checkSql(parsed);
        List<DefinitionRecord> applied = parsed.stream().map(applier::apply).toList();
        for (DefinitionRecord record : applied) {
            String datasets = record.definition().spec().data().datasets().stream()
                    .map(dataset -> dataset.name()
                            + (dataset.latest() ? " (latest)" : "")
                            + (dataset.optional() ? " (optional)" : ""))
                    .collect(Collectors.joining(", "));
            session.screen()
                    .say("Applied " + record.definition().spec().name() + ", which waits for " + datasets + "."
                            + (record.suspended() ? " It is suspended." : ""));
        }
        session.screen().answer(applied);
        return ExitCodes.OK;
    }

    private List<ParsedDefinition> parse() {
        List<ParsedDefinition> parsed = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                parsed.add(new DefinitionParser().parse(file));
            } catch (InvalidDefinitionException e) {
                problems.add(e.getMessage());
            }
        }
        refuse(problems);
        return parsed;
    }

    private void checkSql(List<ParsedDefinition> parsed) throws InterruptedException {
        List<String> problems = new ArrayList<>();
        for (ParsedDefinition definition : parsed) {
            CheckedSql checked = sql.of(definition, session);
            checked.words().forEach(session.screen()::note);
            checked.problems().forEach(problem -> problems.add(problem.render()));
        }
        refuse(problems);
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw CliFailure.invalid(
                    "not valid, nothing was applied:\n" + String.join("\n", problems),
                    "Correct it, and check it with: refit validate FILE");
        }
    }
}

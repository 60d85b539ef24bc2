package dev.refit.cli.definitions;

import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.definitions.CheckedSql.Depth;
import dev.refit.definition.DefinitionParser;
import dev.refit.definition.InvalidDefinitionException;
import dev.refit.definition.ParsedDefinition;
import dev.refit.definition.document.Problem;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.DefinitionVersion;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks a definition. */
@Command(
        name = "validate",
        description = {
            "Check a definition and report everything that is wrong with it. Its SQL is held against the columns that the",
            "definition declares, and its training against the columns that come out."
        })
public final class ValidateCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final SqlChecks sql = new SqlChecks();

    @Parameters(paramLabel = "FILE", description = "The definition's YAML file.")
    private Path file;

    public ValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            ParsedDefinition parsed = new DefinitionParser().parse(file);
            CheckedSql checked = sql.of(parsed, session);
            checked.words().forEach(session.screen()::note);
            return checked.problems().isEmpty()
                    ? valid(parsed.definition(), checked)
                    : invalid(checked.problems(), checked.depth());
        } catch (InvalidDefinitionException e) {
            int exitCode = invalid(e.problems(), Depth.NOT_CHECKED);
            session.screen().note("SQL is checked once this is corrected.");
            return exitCode;
        }
    }

    private int valid(RefitDefinition definition, CheckedSql checked) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("valid", true);
        answer.put("definition", DefinitionVersion.of(definition));
        answer.put("sql", checked.depth().key());
        answer.put("words", checked.words());
        session.screen().say(file + ": valid, defines " + definition.name() + ". Apply it with: refit apply " + file);
        session.screen().answer(answer);
        return ExitCodes.OK;
    }

    private int invalid(List<Problem> problems, Depth depth) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("valid", false);
        answer.put("problems", problems);
        answer.put("sql", depth.key());
        session.screen().answer(answer);
        problems.forEach(problem -> session.screen().note(problem.render()));
        return ExitCodes.INVALID;
    }
}

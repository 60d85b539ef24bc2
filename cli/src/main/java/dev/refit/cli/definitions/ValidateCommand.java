package dev.refit.cli.definitions;

import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.definition.DefinitionParser;
import dev.refit.definition.InvalidDefinitionException;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.DefinitionVersion;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks a definition. */
@Command(name = "validate", description = "Check a definition and report everything that is wrong with it.")
public final class ValidateCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The definition's YAML file.")
    private Path file;

    public ValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Map<String, Object> answer = new LinkedHashMap<>();
        try {
            RefitDefinition definition = new DefinitionParser().parse(file).definition();
            answer.put("valid", true);
            answer.put("definition", DefinitionVersion.of(definition));
            session.screen()
                    .say(file + ": valid, defines " + definition.name() + ". Apply it with: refit apply " + file);
            session.screen().answer(answer);
            return ExitCodes.OK;
        } catch (InvalidDefinitionException e) {
            answer.put("valid", false);
            answer.put("problems", e.problems());
            session.screen().answer(answer);
            session.screen().note(e.getMessage());
            return ExitCodes.INVALID;
        }
    }
}

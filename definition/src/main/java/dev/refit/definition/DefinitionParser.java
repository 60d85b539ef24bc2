package dev.refit.definition;

import dev.refit.definition.DefinitionText.UnreadableTextException;
import dev.refit.events.definition.RefitDefinition;
import java.nio.file.Path;
import java.util.Optional;

/** Reads refit definitions. Thread-safe. */
public final class DefinitionParser {
    private static final int MAX_KIB = 256;

    /**
     * Reads a definition and the files it names, which lie beside it or in folders below.
     *
     * @throws InvalidDefinitionException with every problem of the file that can be told at once; only a text that is
     *     not YAML ends the search early
     */
    public ParsedDefinition parse(Path file) {
        Problems problems = new Problems(file.toString());
        Optional<Document> read = document(file, problems);
        if (read.isEmpty()) {
            problems.throwIfAny();
        }
        Document document = read.orElseThrow();
        new SchemaCheck(document, problems).run();
        new AttemptCheck(document, problems).run();
        new DatasetCheck(document, problems).run();
        new ExpectationCheck(document, problems).run();
        new TrainingCheck(document, problems).run();
        TransformFiles files = new TransformCheck(document, problems, file).run();
        problems.throwIfAny();
        return new ParsedDefinition(definition(document, files, problems), files.jarFile());
    }

    private static Optional<Document> document(Path file, Problems problems) {
        try {
            return YamlDocument.read(DefinitionText.read(file, MAX_KIB), problems);
        } catch (UnreadableTextException e) {
            problems.add(Position.START, KeyPath.ROOT, e.got(), e.expected());
            return Optional.empty();
        }
    }

    private static RefitDefinition definition(Document document, TransformFiles files, Problems problems) {
        try {
            return new DefinitionMapper(document, files).definition();
        } catch (IllegalArgumentException e) {
            // What the types refuse and the checks above let through: still the definition's fault, not ours to hide.
            problems.add(
                    Position.START, KeyPath.ROOT, "a definition that cannot be (" + e.getMessage() + ")", "another");
            problems.throwIfAny();
            throw e;
        }
    }
}

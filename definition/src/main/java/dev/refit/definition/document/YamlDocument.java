package dev.refit.definition.document;

import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads the one document of a YAML 1.2 text. */
public final class YamlDocument {
    private static final String DEFINITION = "a refit definition, starting with apiVersion: refit.dev/v1";

    private YamlDocument() {}

    /** The document; empty, and a problem more, when there is none that can be checked. */
    public static Optional<Document> read(String text, ProblemList problems) {
        try {
            Iterator<Node> nodes =
                    new Compose(settings()).composeAllFromString(text).iterator();
            if (!nodes.hasNext()) {
                problems.add(Position.START, KeyPath.ROOT, "an empty file", DEFINITION);
                return Optional.empty();
            }
            Document document = new NodeConverter(problems).convert(nodes.next());
            if (nodes.hasNext()) {
                Position second = Position.of(nodes.next().getStartMark());
                problems.add(second, KeyPath.ROOT, "a second document", "one document, as a file holds one definition");
            }
            return Optional.of(document);
        } catch (MarkedYamlEngineException e) {
            problems.add(Position.of(e.getProblemMark()), KeyPath.ROOT, what(e), "valid YAML");
        } catch (ReaderException e) {
            problems.add(positionOf(text, e.getPosition()), KeyPath.ROOT, "a control character", "readable text");
        } catch (YamlEngineException e) {
            problems.add(Position.START, KeyPath.ROOT, "invalid YAML (" + e.getMessage() + ")", "valid YAML");
        } catch (StackOverflowError e) {
            // The composer recurses with the document's depth and has no limit of its own.
            problems.add(Position.START, KeyPath.ROOT, "YAML of a hopeless depth", DEFINITION);
        }
        return Optional.empty();
    }

    private static LoadSettings settings() {
        // Duplicates and odd keys are let through here, to be reported together with everything else.
        return LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setAllowDuplicateKeys(true)
                .setAllowNonScalarKeys(true)
                .build();
    }

    private static String what(MarkedYamlEngineException e) {
        String problem = e.getProblem();
        if (problem.contains("TAB")) {
            return "a tab, which YAML does not indent with";
        }
        String context = e.getContext() == null ? "" : " " + e.getContext();
        return "invalid YAML (" + (problem + context).strip().replaceAll(" \\(Do not use .*", "") + ")";
    }

    private static Position positionOf(String text, int index) {
        String before = text.substring(0, Math.min(Math.max(index, 0), text.length()));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Position(line, before.length() - before.lastIndexOf('\n'));
    }
}

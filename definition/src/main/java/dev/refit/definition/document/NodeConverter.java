package dev.refit.definition.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Turns YAML nodes into JSON and keeps their places. What JSON cannot say is a problem and becomes null. */
final class NodeConverter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_NODES = 20_000;

    private final ProblemList problems;
    private final Map<KeyPath, Position> values = new HashMap<>();
    private final Map<KeyPath, Position> keys = new HashMap<>();
    private final Map<KeyPath, String> sources = new HashMap<>();
    private final Deque<Node> above = new ArrayDeque<>();
    private int nodes;

    NodeConverter(ProblemList problems) {
        this.problems = problems;
    }

    Document convert(Node root) {
        return new Document(convert(root, KeyPath.ROOT), values, keys, sources);
    }

    private JsonNode convert(Node node, KeyPath path) {
        Position position = Position.of(node.getStartMark());
        values.put(path, position);
        if (above.size() > MAX_DEPTH || above.stream().anyMatch(parent -> parent == node)) {
            problems.add(
                    position,
                    path,
                    "a value that is nested too deeply or holds itself",
                    "at most " + MAX_DEPTH + " levels");
            return JSON.nullNode();
        }
        if (++nodes > MAX_NODES) {
            problems.add(Position.START, KeyPath.ROOT, "a file of too many values", "at most " + MAX_NODES);
            return JSON.nullNode();
        }
        above.push(node);
        try {
            if (node instanceof MappingNode mapping) {
                return mapping(mapping, path);
            }
            return node instanceof SequenceNode sequence ? sequence(sequence, path) : scalar((ScalarNode) node, path);
        } finally {
            above.pop();
        }
    }

    private JsonNode mapping(MappingNode mapping, KeyPath path) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            Position position = Position.of(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(position, path, "a key that is a mapping or a list", "keys that are texts");
                continue;
            }
            KeyPath child = path.to(key.getValue());
            if (object.has(key.getValue())) {
                int first = keys.get(child).line();
                problems.add(position, child, "a key twice", "it once; it stands in line " + first + " already");
                continue;
            }
            keys.put(child, position);
            object.set(key.getValue(), convert(tuple.getValueNode(), child));
        }
        return object;
    }

    private JsonNode sequence(SequenceNode sequence, KeyPath path) {
        ArrayNode array = JSON.arrayNode();
        for (Node element : sequence.getValue()) {
            array.add(convert(element, path.at(array.size())));
        }
        return array;
    }

    private JsonNode scalar(ScalarNode scalar, KeyPath path) {
        sources.put(path, scalar.getValue());
        return ScalarValue.of(scalar).orElseGet(() -> {
            problems.add(
                    Position.of(scalar.getStartMark()),
                    path,
                    Shown.text(scalar.getValue()) + " as "
                            + scalar.getTag().getValue().replace("tag:yaml.org,2002:", "!!"),
                    "a text, a finite number, true or false, without a tag");
            return JSON.nullNode();
        });
    }
}

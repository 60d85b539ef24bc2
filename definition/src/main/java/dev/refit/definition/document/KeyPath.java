package dev.refit.definition.document;

import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.path.NodePath;

/** The path of a value as messages show it, such as {@code spec.data.datasets[0].name}; empty for the whole document. */
public record KeyPath(String text) {
    public static final KeyPath ROOT = new KeyPath("");

    /** Of keys joined by dots, for places that are known when this is compiled. */
    public static KeyPath of(String text) {
        return new KeyPath(text);
    }

    public static KeyPath of(NodePath location) {
        KeyPath path = ROOT;
        for (int i = 0; i < location.getNameCount(); i++) {
            path = location.getElement(i) instanceof Integer index ? path.at(index) : path.to(location.getName(i));
        }
        return path;
    }

    public KeyPath to(String key) {
        String shown = key.matches("[\\w-]+") ? key : TextNode.valueOf(key).toString();
        return new KeyPath(text.isEmpty() ? shown : text + "." + shown);
    }

    public KeyPath at(int index) {
        return new KeyPath(text + "[" + index + "]");
    }
}

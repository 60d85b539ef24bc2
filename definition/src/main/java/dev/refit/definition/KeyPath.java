package dev.refit.definition;

import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.path.NodePath;

/** The path of a value as messages show it, such as {@code spec.data.datasets[0].name}; empty for the whole document. */
record KeyPath(String text) {
    static final KeyPath ROOT = new KeyPath("");

    /** Of keys joined by dots, for places that are known when this is compiled. */
    static KeyPath of(String text) {
        return new KeyPath(text);
    }

    static KeyPath of(NodePath location) {
        KeyPath path = ROOT;
        for (int i = 0; i < location.getNameCount(); i++) {
            path = location.getElement(i) instanceof Integer index ? path.at(index) : path.to(location.getName(i));
        }
        return path;
    }

    KeyPath to(String key) {
        String shown = key.matches("[\\w-]+") ? key : TextNode.valueOf(key).toString();
        return new KeyPath(text.isEmpty() ? shown : text + "." + shown);
    }

    KeyPath at(int index) {
        return new KeyPath(text + "[" + index + "]");
    }
}

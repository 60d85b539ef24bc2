package dev.refit.documentation;

import com.github.javaparser.ast.nodeTypes.NodeWithJavadoc;

/** Javadoc as Markdown. */
final class Javadocs {
    private Javadocs() {}

    /** What stands before the first block tag, on one line. */
    static String markdown(NodeWithJavadoc<?> node) {
        String text = node.getJavadoc()
                .map(javadoc -> javadoc.getDescription().toText())
                .orElse("")
                .replaceAll("\\s+", " ")
                .trim();
        StringBuilder markdown = new StringBuilder();
        int at = 0;
        for (int tag = text.indexOf("{@"); tag >= 0; tag = text.indexOf("{@", at)) {
            int end = end(text, tag);
            String content = text.substring(tag + 2, end);
            int blank = content.indexOf(' ');
            markdown.append(text, at, tag)
                    .append('`')
                    .append(content.substring(blank + 1).trim())
                    .append('`');
            at = end + 1;
        }
        return markdown.append(text.substring(at)).toString();
    }

    /** The brace that closes the one at {@code begin}. */
    private static int end(String text, int begin) {
        int depth = 0;
        for (int i = begin; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("a tag of Javadoc is not closed: " + text);
    }
}

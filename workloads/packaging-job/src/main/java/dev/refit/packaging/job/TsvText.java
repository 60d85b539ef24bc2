package dev.refit.packaging.job;

/** A text as a cell of the recorded examples. */
final class TsvText {
    private TsvText() {}

    static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    static String unescape(String cell) {
        StringBuilder text = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c != '\\' || i + 1 == cell.length()) {
                text.append(c);
                continue;
            }
            i++;
            switch (cell.charAt(i)) {
                case 't' -> text.append('\t');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                default -> text.append(cell.charAt(i));
            }
        }
        return text.toString();
    }
}

package dev.refit.training.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Recorded examples, read as the documentation of their format says. */
record ExamplesFile(List<String> header, List<Example> rows) {

    static ExamplesFile read(Path file) throws IOException {
        List<String> lines = List.of(Files.readString(file).split("\n"));
        if (!lines.get(0).equals("refit-examples 2")) {
            throw new IOException("line 1: " + lines.get(0));
        }
        List<String> header = List.of(lines.get(1).split("\t")).stream()
                .map(ExamplesFile::text)
                .toList();
        List<Example> rows = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            rows.add(example(header, line.split("\t", -1)));
        }
        return new ExamplesFile(header, rows);
    }

    List<String> inputs() {
        return header.stream()
                .filter(cell -> cell.matches("[nc]:.*"))
                .map(cell -> cell.substring(2))
                .toList();
    }

    boolean hasMissingIn(String input) {
        return header.contains("c:" + input)
                ? rows.stream().anyMatch(row -> !row.texts().containsKey(input))
                : rows.stream().anyMatch(row -> row.numbers().get(input).isNaN());
    }

    private static Example example(List<String> header, String[] cells) {
        Map<String, Double> numbers = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        List<Double> predictions = new ArrayList<>();
        int last = header.indexOf("label");
        for (int i = 0; i < last; i++) {
            String name = header.get(i).substring(2);
            switch (header.get(i).charAt(0)) {
                case 'n' -> numbers.put(name, cells[i].equals("\\N") ? Double.NaN : number(cells[i]));
                case 'c' -> {
                    if (!cells[i].equals("\\N")) {
                        texts.put(name, text(cells[i]));
                    }
                }
                default -> predictions.add(number(cells[i]));
            }
        }
        String label = cells[last];
        return new Example(
                "made".equals(cells[header.indexOf("origin")]),
                numbers,
                texts,
                predictions.stream().mapToDouble(Double::doubleValue).toArray(),
                label.equals("\\N") ? null : text(label));
    }

    private static double number(String cell) {
        return Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(cell));
    }

    /** As the Java language escapes tab, line feed, carriage return and backslash. */
    private static String text(String cell) {
        return cell.translateEscapes();
    }
}

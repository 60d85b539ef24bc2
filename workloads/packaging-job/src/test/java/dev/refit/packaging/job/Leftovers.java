package dev.refit.packaging.job;

import dev.refit.events.RefitJson;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.model.ModelSchema.Input;
import dev.refit.events.model.ModelSchema.Kind;
import dev.refit.events.model.ModelSchema.Response;
import hex.genmodel.MojoModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** What an evaluation leaves beside its examples, made of them. */
final class Leftovers {
    private static final String ONE = "3ff0000000000000";

    private Leftovers() {}

    /** A scored holdout of the recorded examples: every fifth prediction was wrong. */
    static Path holdout(String model, Path file) throws IOException {
        return holdout(model, file, lines -> lines);
    }

    /** @param change of the lines */
    static Path holdout(String model, Path file, UnaryOperator<List<String>> change) throws IOException {
        List<String> examples = Files.readAllLines(ForgedModels.examples(model));
        List<String> labels = examples.subList(2, examples.size()).stream()
                .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                .distinct()
                .sorted()
                .toList();
        int value = List.of(examples.get(1).split("\t")).indexOf("p:0");
        List<String> lines = new ArrayList<>(List.of(examples.get(0), examples.get(1) + "\tactual\tweight"));
        for (int i = 2; i < examples.size(); i++) {
            String line = examples.get(i);
            String label = line.substring(line.lastIndexOf('\t') + 1);
            String actual = label.equals("\\N")
                    ? line.split("\t", -1)[value]
                    : i % 5 > 0 ? label : labels.get((labels.indexOf(label) + 1) % labels.size());
            lines.add(line + "\t" + actual + "\t" + ONE);
        }
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((String.join("\n", change.apply(lines)) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    static Path schema(String model, Path file) throws IOException {
        return Files.write(file, RefitJson.bytes(schema(model)));
    }

    static ModelSchema schema(String model) throws IOException {
        MojoModel mojo = MojoModel.load(ForgedModels.mojo(model).toString());
        List<Input> inputs = IntStream.range(0, mojo.nfeatures())
                .mapToObj(i -> {
                    String[] levels = mojo.getDomainValues(i);
                    return new Input(
                            mojo.getNames()[i],
                            levels == null ? Kind.NUMERIC : Kind.CATEGORICAL,
                            levels == null ? List.of() : Arrays.asList(levels));
                })
                .toList();
        String[] labels = mojo.getDomainValues(mojo.getResponseIdx());
        return new ModelSchema(
                inputs, new Response(mojo.getResponseName(), labels == null ? List.of() : Arrays.asList(labels)));
    }
}

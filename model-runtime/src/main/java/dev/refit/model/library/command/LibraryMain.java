package dev.refit.model.library.command;

import dev.refit.model.Column;
import dev.refit.model.ModelInfo;
import dev.refit.model.csv.InvalidCsvException;
import dev.refit.model.library.InputProblem;
import dev.refit.model.library.PackagedModel;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;

/** Runs a library as a command. */
public final class LibraryMain {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final String HELP =
            """
            usage: java -jar LIBRARY.jar COMMAND
              score IN.csv OUT.csv   copy the rows of IN.csv to OUT.csv and append predictions; line 1 names the columns
              verify                 replay the recorded examples on this JVM; -Drefit.strict before -jar demands equal bits
              about                  show the model, its version and its inputs
              provenance             print the provenance of the model as JSON
            Exit codes: 0 success; 1 an invalid file or value, or a prediction that differs; 2 wrong usage.
            """;

    private LibraryMain() {}

    /** @return the exit code */
    public static int run(String[] arguments, Supplier<PackagedModel> model, PrintStream out, PrintStream err) {
        String command = arguments.length == 0 ? "" : arguments[0];
        try {
            if (command.equals("score") && arguments.length == 3) {
                long rows = score(model.get(), Path.of(arguments[1]), Path.of(arguments[2]), err);
                out.println(rows + " rows scored, written to " + arguments[2]);
            } else if (command.equals("verify") && arguments.length == 1) {
                out.println(model.get().verify() + " recorded predictions replayed, all equal to those of the release");
            } else if (command.equals("about") && arguments.length == 1) {
                about(model.get(), out);
            } else if (command.equals("provenance") && arguments.length == 1) {
                out.println(model.get().provenance());
            } else if (command.equals("--help") || command.equals("-h")) {
                out.print(HELP);
            } else {
                err.print(HELP);
                return USAGE;
            }
            return OK;
        } catch (NoSuchFileException e) {
            err.println("File not found: " + e.getFile());
        } catch (IOException e) {
            err.println("Cannot read or write: " + e);
        } catch (InvalidCsvException e) {
            err.println(arguments[1] + ", " + e.getMessage() + ". No output was written.");
        } catch (IllegalStateException | IllegalArgumentException e) {
            err.println(e.getMessage());
        }
        return FAILED;
    }

    /** Writes to a draft file and renames it when it is complete. */
    private static long score(PackagedModel model, Path from, Path to, PrintStream err) throws IOException {
        Path draft = to.resolveSibling(to.getFileName() + ".draft");
        try {
            long rows;
            try (BufferedReader in = Files.newBufferedReader(from, StandardCharsets.UTF_8);
                    BufferedWriter out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
                rows = new CsvScoring(model).score(in, out);
            }
            Files.move(draft, to, StandardCopyOption.REPLACE_EXISTING);
            for (InputProblem problem : model.inputs().problems()) {
                String last = problem.lastValue() == null ? "" : ", the last one '" + problem.lastValue() + "'";
                err.println(problem.column() + ": " + problem.count() + " times "
                        + problem.reason()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', ' ') + last);
            }
            return rows;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void about(PackagedModel model, PrintStream out) {
        ModelInfo info = model.scorer().info();
        out.println(model.facts().coordinates() + ", made by " + model.facts().run());
        out.println(info.algorithmName() + ", predicts " + info.response()
                + (info.labels().isEmpty() ? "" : ": " + String.join(", ", info.labels())));
        out.println("Reads:");
        for (Column column : info.inputs()) {
            String kind = column.isCategorical() ? "one of " + column.levels().size() + " levels" : "a number";
            out.println("  " + column.name() + ": " + kind);
        }
    }
}

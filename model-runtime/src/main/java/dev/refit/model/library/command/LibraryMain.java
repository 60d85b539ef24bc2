package dev.refit.model.library.command;

import dev.refit.model.Column;
import dev.refit.model.MessageLine;
import dev.refit.model.ModelInfo;
import dev.refit.model.csv.CsvText;
import dev.refit.model.csv.InvalidCsvException;
import dev.refit.model.library.InputProblem;
import dev.refit.model.library.PackagedModel;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.zip.ZipException;

/** Runs a library as a command. */
public final class LibraryMain {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final String STANDARD = "-";
    private static final String HELP =
            """
            usage: java -jar LIBRARY.jar COMMAND
              score IN.csv OUT.csv   copy the rows of IN.csv to OUT.csv and append predictions; line 1 names the columns;
                                     - is the standard input or output; IN.csv may be compressed by gzip
              verify [--key PUBLIC.pem [--signature FILE] [--jar FILE]]
                                     replay the recorded examples on this JVM; -Drefit.strict before -jar demands equal
                                     bits. With --key first check the signature of this jar, or of another one, against
                                     the .intoto.jsonl file beside it; another jar's examples are not replayed
              about                  show the model, its version and its inputs
              provenance             print the provenance of the model as JSON
            Exit codes: 0 success; 1 an invalid file or value, a signature that is missing or does not fit, or a
            prediction that differs; 2 wrong usage.
            """;

    private LibraryMain() {}

    /** @return the exit code */
    public static int run(String[] arguments, Supplier<PackagedModel> model, PrintStream out, PrintStream err) {
        String command = arguments.length == 0 ? "" : arguments[0];
        try {
            if (command.equals("score") && arguments.length == 3) {
                long rows = score(model.get(), arguments[1], arguments[2], out, err);
                PrintStream told = arguments[2].equals(STANDARD) ? err : out;
                told.println(rows + " rows scored, written to " + (told == err ? "the standard output" : arguments[2]));
            } else if (command.equals("verify") && arguments.length == 1) {
                out.println(replayed(model.get()));
            } else if (command.equals("verify") && SignatureCheck.understands(arguments)) {
                SignatureCheck check = SignatureCheck.of(arguments);
                check.run(out);
                if (check.isOfThisLibrary()) {
                    out.println(replayed(model.get()));
                }
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
        } catch (CharacterCodingException e) {
            err.println(arguments[1] + ": the text is not UTF-8. No output was written.");
        } catch (ZipException | EOFException e) {
            err.println(arguments[1] + ": the compressed file is damaged or cut off. No output was written.");
        } catch (IOException e) {
            err.println("Cannot read or write: " + e);
        } catch (InvalidCsvException e) {
            err.println(arguments[1] + ", " + e.getMessage() + ". No output was written.");
        } catch (IllegalStateException | IllegalArgumentException e) {
            err.println(e.getMessage());
        }
        return FAILED;
    }

    private static long score(PackagedModel model, String from, String to, PrintStream out, PrintStream err)
            throws IOException {
        long[] rows = new long[1];
        try (InputStream bytes = from.equals(STANDARD) ? System.in : Files.newInputStream(Path.of(from));
                BufferedReader in = CsvText.open(bytes)) {
            CsvScoring scoring = new CsvScoring(model);
            if (to.equals(STANDARD)) {
                Writer standard = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                rows[0] = scoring.score(in, standard);
                standard.flush();
            } else {
                OutputFile.of(Path.of(to)).write(writer -> rows[0] = scoring.score(in, writer));
            }
        }
        for (InputProblem problem : model.inputs().problems()) {
            String last = problem.lastValue() == null ? "" : ", the last one '" + problem.lastValue() + "'";
            err.println(MessageLine.of(problem.column() + ": " + problem.count() + " times "
                    + problem.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ') + last));
        }
        return rows[0];
    }

    private static String replayed(PackagedModel model) {
        return model.verify() + " recorded predictions replayed, all equal to those of the release";
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

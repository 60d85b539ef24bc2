package dev.refit.training.job.table;

import dev.refit.events.data.Column;
import dev.refit.events.data.FeatureTable;
import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import dev.refit.job.LocalCopy;
import dev.refit.store.ArtifactStoreException;
import dev.refit.training.job.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import water.H2O;
import water.Key;
import water.fvec.Frame;
import water.fvec.NFSFileVec;
import water.fvec.UploadFileVec;
import water.parser.ParseDataset;
import water.parser.ParseSetup;

/** The feature table as a frame of H2O, its columns of the kinds that their Spark types say. */
final class FeatureFrame {
    private FeatureFrame() {}

    /** Parses all part files, in the order of their names, so that the rows have one order. */
    static Frame parse(FeatureTable table) throws JobFailedException {
        if (table.rows() == 0) {
            throw Refusal.data(
                    "empty-feature-table",
                    "features: the feature table " + table.uri() + " has no rows",
                    "Look whether the transform's joins and filters keep any row of this partition.");
        }
        Frame frame;
        try (PlainFolder folder = PlainFolder.of(LocalCopy.ofFolder(table.uri()))) {
            frame = parse(table, parts(table, folder.path()));
        } catch (IOException | ArtifactStoreException e) {
            throw unreadable(table, rootMessage(e), e);
        }
        if (frame.numRows() != table.rows()) {
            throw unreadable(table, "got " + frame.numRows() + " rows, expected " + table.rows(), null);
        }
        return frame;
    }

    private static Frame parse(FeatureTable table, List<Path> parts) throws JobFailedException {
        try {
            Key<?>[] keys = new Key<?>[parts.size()];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = raw(parts.get(i));
            }
            ParseSetup setup = ParseSetup.guessSetup(keys, false, ParseSetup.GUESS_HEADER);
            setup.setColumnTypes(types(setup, table));
            return ParseDataset.parse(Key.make("features"), keys, true, setup);
        } catch (IOException | RuntimeException e) {
            throw unreadable(table, parts + ": " + rootMessage(e), e);
        }
    }

    /** The bytes of a file as H2O holds them: in place when it is alone, else spread over the nodes of its cloud. */
    private static Key<?> raw(Path part) throws IOException {
        if (H2O.CLOUD.size() == 1) {
            return NFSFileVec.make(part.toFile())._key;
        }
        try (InputStream in = Files.newInputStream(part)) {
            return UploadFileVec.readPut(part.toString(), in, new UploadFileVec.ReadPutStats());
        }
    }

    private static List<Path> parts(FeatureTable table, Path folder) throws JobFailedException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> parts = files.filter(FeatureFrame::isPart).sorted().toList();
            if (parts.isEmpty()) {
                throw unreadable(table, "no *.parquet file in it", null);
            }
            return parts;
        } catch (IOException | RuntimeException e) {
            throw unreadable(table, rootMessage(e), e);
        }
    }

    private static boolean isPart(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".parquet") && !name.startsWith("_") && !name.startsWith(".");
    }

    private static byte[] types(ParseSetup setup, FeatureTable table) throws IOException {
        byte[] types = setup.getColumnTypes();
        String[] names = setup.getColumnNames();
        for (Column column : table.columns()) {
            int index = List.of(names).indexOf(column.name());
            if (index < 0) {
                throw new IOException("no column " + column.name() + ", found " + String.join(", ", names));
            }
            // Left to itself H2O guesses texts from their first values: dates, numbers and identifiers.
            types[index] = ColumnKind.of(column)
                    .map(kind -> kind.h2oType(types[index]))
                    .orElse(types[index]);
        }
        return types;
    }

    private static JobFailedException unreadable(FeatureTable table, String what, Throwable cause) {
        return new JobFailedException(
                Fault.PLATFORM,
                "unreadable-features",
                "features: cannot read " + table.uri() + ": " + what,
                "The transform stage wrote these files; look whether somebody changed or removed them.",
                cause);
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}

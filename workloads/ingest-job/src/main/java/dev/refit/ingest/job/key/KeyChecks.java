package dev.refit.ingest.job.key;

import dev.refit.events.data.Column;
import dev.refit.events.definition.Expectation;
import dev.refit.events.definition.Expectation.Reference;
import dev.refit.ingest.job.expectation.CheckedTable;
import dev.refit.ingest.job.expectation.ComparedValues;
import dev.refit.ingest.job.expectation.RowCheck;
import dev.refit.job.JobFailedException;
import dev.refit.job.Scratch;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the checks of one run that compare rows with other rows: which are unique, and which refer to another dataset. Their
 * keys lie in a folder until this is closed.
 */
public final class KeyChecks implements Closeable {
    private final List<Expectation> expectations;
    /** Null until there are keys. */
    private Path folder;

    private final Map<Reference, KeyFiles> referenced = new HashMap<>();
    private final Map<Reference, String> types = new HashMap<>();
    private final Map<Expectation, Column> referring = new HashMap<>();
    private final List<KeyFiles> all = new ArrayList<>();

    /**
     * @param expectations of all datasets
     * @param present the datasets that the run reads; what refers to another one is not checked
     */
    public KeyChecks(List<Expectation> expectations, Set<String> present) throws IOException {
        this.expectations = List.copyOf(expectations);
        for (Expectation expectation : expectations) {
            Reference reference = expectation.references();
            if (reference != null && present.contains(reference.dataset()) && !referenced.containsKey(reference)) {
                referenced.put(reference, keys());
            }
        }
    }

    /**
     * The checks of one partition.
     *
     * @throws JobFailedException when a column is not there, or refers to one of another kind
     */
    public List<RowCheck> of(CheckedTable table) throws IOException, JobFailedException {
        List<RowCheck> checks = new ArrayList<>();
        for (Expectation expectation : expectations) {
            if (!expectation.dataset().equals(table.dataset().name())) {
                continue;
            }
            if (!expectation.unique().isEmpty()) {
                int[] columns = new int[expectation.unique().size()];
                for (int i = 0; i < columns.length; i++) {
                    columns[i] = table.position(expectation.unique().get(i));
                }
                checks.add(new UniqueCheck(expectation, new KeyColumns(columns, keys())));
            }
            if (expectation.references() != null && referenced.containsKey(expectation.references())) {
                int column = table.position(expectation.column());
                requireSameKind(expectation, table.columns().get(column));
                checks.add(new ReferenceCheck(
                        expectation,
                        new KeyColumns(new int[] {column}, keys()),
                        referenced.get(expectation.references())));
            }
        }
        for (Map.Entry<Reference, KeyFiles> entry : referenced.entrySet()) {
            if (entry.getKey().dataset().equals(table.dataset().name())) {
                int column = table.position(entry.getKey().column());
                types.put(
                        entry.getKey(),
                        ComparedValues.kind(table.columns().get(column).type()));
                requireSameKinds();
                checks.add(new KeyCheck(new KeyColumns(new int[] {column}, entry.getValue())));
            }
        }
        return checks;
    }

    private void requireSameKind(Expectation expectation, Column column) throws JobFailedException {
        referring.put(expectation, column);
        requireSameKinds();
    }

    /** Datasets come in any order, so whoever comes second is compared. */
    private void requireSameKinds() throws JobFailedException {
        for (Map.Entry<Expectation, Column> entry : referring.entrySet()) {
            String kind = types.get(entry.getKey().references());
            if (kind != null
                    && !kind.equals(ComparedValues.kind(entry.getValue().type()))) {
                throw CheckedTable.notComparable(
                        entry.getKey(),
                        entry.getValue(),
                        "it refers to " + entry.getKey().references().dataset() + "."
                                + entry.getKey().references().column() + ", whose values are of another kind: " + kind,
                        null);
            }
        }
    }

    private KeyFiles keys() throws IOException {
        if (folder == null) {
            folder = Scratch.folder("keys");
        }
        KeyFiles keys = new KeyFiles(Files.createDirectory(folder.resolve(String.valueOf(all.size()))));
        all.add(keys);
        return keys;
    }

    @Override
    public void close() {
        try {
            for (KeyFiles keys : all) {
                keys.close();
            }
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

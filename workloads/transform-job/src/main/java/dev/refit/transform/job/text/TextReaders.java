package dev.refit.transform.job.text;

import dev.refit.dataset.TextFiles;
import dev.refit.dataset.TypedColumn;
import dev.refit.events.RefitJson;
import dev.refit.events.definition.Format;
import dev.refit.store.ArtifactStores;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;

/** Opens the files of a text dataset where a task runs. */
final class TextReaders implements PartitionReaderFactory {
    private static final long serialVersionUID = 1L;

    private final String snapshotJson;
    private final String[] wanted;

    TextReaders(String snapshotJson, String[] wanted) {
        this.snapshotJson = snapshotJson;
        this.wanted = wanted;
    }

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        TextSnapshot snapshot = RefitJson.read(snapshotJson.getBytes(StandardCharsets.UTF_8), TextSnapshot.class);
        List<TypedColumn> all = TypedColumn.of(snapshot.columns());
        // Without a header the place of a column is its place among all of them.
        boolean byPosition = snapshot.format() instanceof Format.Csv csv && !csv.header();
        List<TypedColumn> read = byPosition
                ? all
                : Stream.of(wanted).map(name -> all.get(index(all, name))).toList();
        int[] positions = Stream.of(wanted).mapToInt(name -> index(read, name)).toArray();
        URI uri = URI.create(((TextScan.TextPartition) partition).uri());
        String name = uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
        try {
            return new TextRowReader(TextFiles.open(name, open(uri), snapshot.format(), read), positions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(URI uri) throws IOException {
        return ArtifactStores.object(uri).open().orElseThrow(() -> new NoSuchFileException(uri.toString()));
    }

    private static int index(List<TypedColumn> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + name + " in " + columns);
    }
}

package dev.refit.ingest.job.parquet;

import dev.refit.dataset.InvalidDataException;
import dev.refit.dataset.Rows;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/** Rows of a Parquet file, with the values that its logical types mean. */
public final class ParquetRows implements Rows {
    private final String file;
    private final ParquetFileReader reader;
    private final MessageType schema;
    private final int[] fields;
    private RecordReader<Group> records;
    private long left;
    private long row;
    private Group group;

    /** @param columns the names of those asked for, all of which the file has; empty for all */
    public ParquetRows(String file, ParquetFileReader reader, List<String> columns) {
        this.file = file;
        this.reader = reader;
        this.schema = reader.getFileMetaData().getSchema();
        this.fields = columns.isEmpty()
                ? IntStream.range(0, schema.getFieldCount()).toArray()
                : columns.stream().mapToInt(schema::getFieldIndex).toArray();
    }

    @Override
    public boolean next() throws IOException {
        try {
            while (left == 0) {
                PageReadStore pages = reader.readNextRowGroup();
                if (pages == null) {
                    return false;
                }
                MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
                records = columns.getRecordReader(pages, new GroupRecordConverter(schema));
                left = pages.getRowCount();
            }
            group = records.read();
        } catch (IOException | RuntimeException | LinkageError e) {
            // Decoders trust what they decode: a damaged page shows itself by any exception there is. A codec whose
            // library is not here shows itself by a class that is missing.
            throw new InvalidDataException(
                    "unreadable-file", file + ": after row " + row + ": is damaged: " + words(e), e);
        }
        left--;
        row++;
        return true;
    }

    /** What Parquet says, without the name that it gives to the file and the bytes that it found. */
    public static String words(Throwable e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        return message.lines()
                .findFirst()
                .orElse(message)
                .replaceAll("\\S*LocalInputFile@[0-9a-f]+", "it")
                .replaceAll(" but found \\[.*", "");
    }

    @Override
    public long line() {
        return row;
    }

    @Override
    public Object value(int column) {
        int field = fields[column];
        if (group.getFieldRepetitionCount(field) == 0) {
            return null;
        }
        return ParquetValues.of(group, field, schema.getType(field));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}

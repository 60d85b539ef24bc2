package dev.refit.ingest.job.parquet;

import dev.refit.dataset.InvalidDataException;
import dev.refit.dataset.Rows;
import java.io.IOException;
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
    private RecordReader<Group> records;
    private long left;
    private long row;
    private Group group;

    public ParquetRows(String file, ParquetFileReader reader) {
        this.file = file;
        this.reader = reader;
        this.schema = reader.getFileMetaData().getSchema();
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
        if (group.getFieldRepetitionCount(column) == 0) {
            return null;
        }
        return ParquetValues.of(group, column, schema.getType(column));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}

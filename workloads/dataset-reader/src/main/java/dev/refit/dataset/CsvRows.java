package dev.refit.dataset;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.refit.events.definition.Format;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Rows of a csv file. Columns that nobody asked for are skipped unread; empty lines are no rows. */
final class CsvRows implements Rows {
    private final String file;
    private final CloseableIterator<CsvRecord> records;
    private final List<TypedColumn> columns;
    private final Set<String> nulls;
    private final TextValues values;
    private final Object[] row;
    private CsvLayout layout;
    private final boolean header;
    private long line;
    private long fitting;

    private CsvRows(String file, CloseableIterator<CsvRecord> records, Format.Csv format, List<TypedColumn> columns) {
        this.file = file;
        this.records = records;
        this.columns = columns;
        this.header = format.header();
        this.nulls = Set.copyOf(format.nulls());
        this.values = new TextValues(ZoneId.of(format.timeZone()));
        this.row = new Object[columns.size()];
    }

    static CsvRows open(String file, Reader text, Format.Csv format, List<TypedColumn> columns) throws IOException {
        Reader marked;
        try {
            marked = new WithoutByteOrderMark(text);
        } catch (IOException e) {
            throw TextFiles.readable(file, 0, e);
        }
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .skipEmptyLines(true)
                .detectBomHeader(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new ClosedQuotes(file, marked, format.delimiter().charAt(0)));
        CsvRows rows = new CsvRows(file, reader.iterator(), format, columns);
        CsvRecord header = format.header() ? rows.record() : null;
        if (format.header() && header == null) {
            throw new InvalidDataException(
                    "missing-header", file + ": is empty, expected a first line that names the columns");
        }
        rows.layout = format.header()
                ? CsvLayout.byName(file, header.getFields(), columns)
                : CsvLayout.byPosition(file, columns.size());
        return rows;
    }

    @Override
    public boolean next() throws IOException {
        CsvRecord record = record();
        if (record == null) {
            return false;
        }
        line = record.getStartingLineNumber();
        layout.check(line, record.getFieldCount());
        for (int i = 0; i < row.length; i++) {
            row[i] = value(columns.get(i), record.getField(layout.position(i)));
        }
        fitting++;
        return true;
    }

    private Object value(TypedColumn column, String text) throws InvalidDataException {
        if (text.isEmpty() || nulls.contains(text)) {
            return null;
        }
        try {
            return values.parse(column.type(), text);
        } catch (IllegalArgumentException | DateTimeException e) {
            String where = file + ": line " + line + ", column " + column.name();
            throw new InvalidDataException(
                    "unparsable-value",
                    where + ": got " + (isKnownTable() ? "'" + Shortened.of(text) + "'" : "another text")
                            + ", expected " + TextValues.example(column.type()) + " ("
                            + column.type().sqlName() + ")",
                    e);
        }
    }

    /** Until a header or a row has fit, the file may be anything, and is not to be quoted. */
    private boolean isKnownTable() {
        return header || fitting > 0;
    }

    private CsvRecord record() throws IOException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw TextFiles.readable(file, line, e.getCause());
        } catch (CsvParseException e) {
            if (e.getCause() instanceof IOException io) {
                throw TextFiles.readable(file, line, io);
            }
            throw new InvalidDataException(
                    "unreadable-file",
                    file + ": " + (line == 0 ? "" : "after line " + line + ": ") + "is not csv: " + words(e),
                    e);
        }
    }

    /** The parser's outer message only tells the place, its causes tell what is wrong there. Nothing is quoted. */
    private static String words(Throwable e) {
        String words = e.getMessage() == null ? e.toString() : e.getMessage();
        words = words.replaceAll("(?s): '.*' \\(0x[0-9a-f]+\\)", "");
        return e.getCause() == null ? words : words + ": " + words(e.getCause());
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public Object value(int column) {
        return row[column];
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}

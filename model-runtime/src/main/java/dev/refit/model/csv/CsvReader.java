package dev.refit.model.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Reads CSV as defined by RFC 4180. Quoted cells may contain commas, line breaks and doubled quotes. Not thread-safe. */
public final class CsvReader {
    private static final int END = -1;

    private final Reader in;
    private int line = 1;
    private int next;

    public CsvReader(Reader in) throws IOException {
        this.in = in;
        this.next = in.read();
        if (next == '\uFEFF') {
            next = in.read();
        }
    }

    /** Returns the number of the line that is read next. */
    public int line() {
        return line;
    }

    /**
     * Reads the cells of the next record. Returns null after the last record.
     *
     * @throws InvalidCsvException if a quote is not closed, or if anything but a comma or a line end follows a closing quote
     */
    public List<String> record() throws IOException {
        if (next == END) {
            return null;
        }
        List<String> cells = new ArrayList<>();
        while (true) {
            cells.add(next == '"' ? quoted() : plain());
            if (next != ',') {
                break;
            }
            next = in.read();
        }
        if (next == '\r') {
            next = in.read();
            if (next != '\n' && next != END) {
                throw new InvalidCsvException(line, "ends with a carriage return alone, expected a line feed after it");
            }
        }
        if (next == '\n') {
            next = in.read();
        } else if (next != END) {
            throw new InvalidCsvException(line, "expected a comma or the end of the line after a closing quote");
        }
        line++;
        return cells;
    }

    private String plain() throws IOException {
        StringBuilder cell = new StringBuilder();
        while (next != ',' && next != '\n' && next != '\r' && next != END) {
            cell.append((char) next);
            next = in.read();
        }
        return cell.toString();
    }

    private String quoted() throws IOException {
        int begin = line;
        StringBuilder cell = new StringBuilder();
        while (true) {
            next = in.read();
            if (next == END) {
                throw new InvalidCsvException(begin, "a quote is not closed");
            }
            if (next == '"') {
                next = in.read();
                if (next != '"') {
                    return cell.toString();
                }
            }
            if (next == '\n') {
                line++;
            }
            cell.append((char) next);
        }
    }
}

package dev.refit.model.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Reads CSV as RFC 4180 has it: commas, quotes that may hold commas, line breaks and doubled quotes. */
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

    /** The number of the line that is read next. */
    public int line() {
        return line;
    }

    /**
     * The cells of the next record, null after the last one.
     *
     * @throws InvalidCsvException when a quote is not closed, or something else than a comma follows one that is
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

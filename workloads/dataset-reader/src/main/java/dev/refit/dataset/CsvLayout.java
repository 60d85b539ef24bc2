package dev.refit.dataset;

import java.util.ArrayList;
import java.util.List;

/** Where the columns stand in the records of one csv file, and how many fields each record must have. */
final class CsvLayout {
    private final String file;
    private final int[] positions;
    private final int fields;

    private CsvLayout(String file, int[] positions, int fields) {
        this.file = file;
        this.positions = positions;
        this.fields = fields;
    }

    static CsvLayout byPosition(String file, int columns) {
        int[] positions = new int[columns];
        for (int i = 0; i < columns; i++) {
            positions[i] = i;
        }
        return new CsvLayout(file, positions, columns);
    }

    static CsvLayout byName(String file, List<String> header, List<TypedColumn> columns) throws InvalidDataException {
        List<String> missing = new ArrayList<>();
        int[] positions = new int[columns.size()];
        for (int i = 0; i < positions.length; i++) {
            String name = columns.get(i).name();
            positions[i] = header.indexOf(name);
            if (positions[i] < 0) {
                missing.add(name);
            } else if (header.lastIndexOf(name) != positions[i]) {
                throw new InvalidDataException(
                        "ambiguous-column", file + ": line 1: the column " + name + " stands there twice");
            }
        }
        if (!missing.isEmpty()) {
            throw new InvalidDataException(
                    "missing-column",
                    file + ": line 1: "
                            + (missing.size() == positions.length
                                    // Whatever stands there is no header of this dataset, and not to be told to
                                    // anybody.
                                    ? "is not its header, has none of the columns " + String.join(", ", missing)
                                    : "has no column " + String.join(", ", missing) + "; it has "
                                            + Shortened.of(String.join(", ", header))));
        }
        return new CsvLayout(file, positions, header.size());
    }

    void check(long line, int got) throws InvalidDataException {
        if (got != fields) {
            throw new InvalidDataException(
                    "ragged-row",
                    file + ": line " + line + ": has " + got + (got == 1 ? " field" : " fields") + ", expected "
                            + fields);
        }
    }

    int position(int column) {
        return positions[column];
    }
}

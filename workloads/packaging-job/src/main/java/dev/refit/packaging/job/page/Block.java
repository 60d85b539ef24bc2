package dev.refit.packaging.job.page;

import java.util.List;

/** A part of a page. */
sealed interface Block {

    record Section(String title) implements Block {}

    record Text(String text) implements Block {}

    /** @param rows each with a cell for each column of the header */
    record Table(List<String> header, List<List<String>> rows) implements Block {
        public Table {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
        }
    }

    /** A plot for formats that can show one. A table contains its numbers as well. */
    record Plot(String svg) implements Block {}
}

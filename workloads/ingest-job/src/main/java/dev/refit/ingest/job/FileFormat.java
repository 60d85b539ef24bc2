package dev.refit.ingest.job;

import dev.refit.dataset.Rows;
import dev.refit.events.data.Column;
import dev.refit.ingest.job.source.KeptFile;
import java.io.IOException;
import java.util.List;

/** How the files of one dataset are read. All throw {@link dev.refit.dataset.InvalidDataException} for bad content. */
interface FileFormat {

    /** The file's columns, in order. */
    List<Column> columns(KeptFile file) throws IOException;

    /** The file's rows with the values of {@link #columns}. */
    Rows open(KeptFile file) throws IOException;

    /** Whether {@link #rows} answers without reading the values. */
    boolean knowsRows();

    long rows(KeptFile file) throws IOException;
}

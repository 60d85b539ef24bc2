package dev.refit.transform.job.text;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Checks;
import dev.refit.events.data.Column;
import dev.refit.events.definition.Format;
import java.util.List;

/** A csv or JSON dataset as it was snapshot, in the form that travels to where it is read. */
public record TextSnapshot(String dataset, Format format, List<Column> columns, List<StoredFile> files, long rows) {
    public TextSnapshot {
        Checks.text("dataset", dataset);
        Checks.present("format", format);
        columns = Checks.notEmpty("columns", columns);
        files = Checks.notEmpty("files", files);
    }
}

package dev.refit.ingest.job.expectation;

import dev.refit.dataset.Rows;
import java.io.IOException;
import java.util.List;

/** What is looked at row by row, in the order of the files, and told once all have been read. */
public interface RowCheck {

    void see(String file, Rows row) throws IOException;

    /** Gives back memory when all rows of a partition were seen: those of others are next. */
    default void rest() throws IOException {}

    /**
     * What does not hold, a sentence each.
     *
     * @param rows how many there were
     * @param place what follows a name, such as {@code " in 2013-02"}
     */
    List<String> violations(long rows, String place) throws IOException;
}

package dev.refit.packaging.job.origin;

import dev.refit.packaging.job.holdout.HoldoutReport;
import dev.refit.packaging.job.page.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of a model card that depend on where the model comes from. */
public interface CardSections {
    /** Names the response column. */
    String target();

    /** Returns the paragraphs that follow the sentence about what the model predicts. */
    List<String> introduction();

    /** Returns the rows of the table about the model by name, in their order. */
    Map<String, String> facts(Subject subject);

    /**
     * Writes the sections about data and evidence.
     *
     * @param report the report on the scored rows, which follows these sections; empty if there are no such rows
     * @param scorer names the library's scorer
     */
    void describeEvidence(Page page, Optional<HoldoutReport> report, String scorer);

    /** Writes the sections about the training, which follow the report. */
    void describeTraining(Page page);
}

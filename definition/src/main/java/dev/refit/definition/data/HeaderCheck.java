package dev.refit.definition.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.definition.document.Document;
import dev.refit.definition.document.KeyPath;
import dev.refit.definition.document.ProblemList;

/** A resource's keys have no order, so the columns of its csv files are found by their names and not by position. */
public final class HeaderCheck {
    private static final KeyPath DATASETS = KeyPath.of("spec.data.datasets");

    private final Document document;
    private final ProblemList problems;

    public HeaderCheck(Document document, ProblemList problems) {
        this.document = document;
        this.problems = problems;
    }

    public void run() {
        JsonNode datasets = document.root().at("/spec/data/datasets");
        for (int i = 0; i < datasets.size(); i++) {
            JsonNode header = datasets.path(i).at("/format/header");
            if (header.isBoolean() && !header.booleanValue()) {
                KeyPath path = DATASETS.at(i).to("format").to("header");
                String expected = "true, as the columns of a custom resource have no order; apply such data by file";
                problems.add(document, path, header, expected);
            }
        }
    }
}

package dev.refit.definition.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.definition.document.Document;
import dev.refit.definition.document.KeyPath;
import dev.refit.definition.document.ProblemList;
import dev.refit.definition.document.Shown;
import dev.refit.events.checks.CloseMatch;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** What the schema cannot say of datasets. */
public final class DatasetCheck {
    private static final KeyPath DATASETS = KeyPath.of("spec.data.datasets");

    private final Document document;
    private final ProblemList problems;

    public DatasetCheck(Document document, ProblemList problems) {
        this.document = document;
        this.problems = problems;
    }

    public void run() {
        JsonNode datasets = document.root().at("/spec/data/datasets");
        Map<String, KeyPath> first = new HashMap<>();
        boolean allLatest = !datasets.isEmpty();
        for (int i = 0; i < datasets.size(); i++) {
            KeyPath path = DATASETS.at(i);
            JsonNode dataset = datasets.get(i);
            unique(path.to("name"), dataset.path("name"), first);
            columns(path.to("columns"), path, dataset);
            timeZone(path.to("format").to("timeZone"), dataset.at("/format/timeZone"));
            allLatest &=
                    dataset.path("latest").isBoolean() && dataset.get("latest").booleanValue();
        }
        if (allLatest) {
            String expected = "at least one without latest: true, as only such a dataset triggers runs";
            problems.add(document.ofKey(DATASETS), DATASETS, "only datasets with latest: true", expected);
        }
    }

    private void unique(KeyPath path, JsonNode name, Map<String, KeyPath> seen) {
        if (!name.isTextual()) {
            return;
        }
        KeyPath first = seen.putIfAbsent(name.textValue(), path);
        if (first != null) {
            problems.add(document, path, name, "each name once; it stands " + document.place(first) + " already");
        }
    }

    private void columns(KeyPath columnsPath, KeyPath datasetPath, JsonNode dataset) {
        String type = dataset.at("/format/type").asText();
        if (type.equals("csv") && !dataset.has("columns")) {
            String expected = "the type of each column, as those of csv are declared and never inferred";
            problems.add(document.ofKey(datasetPath), columnsPath, "nothing", expected);
        }
        if (type.equals("parquet") && dataset.has("columns")) {
            String expected = "it left out, as the types of parquet are those of the files";
            problems.add(document.ofKey(columnsPath), columnsPath, Shown.of(dataset.get("columns")), expected);
        }
    }

    private void timeZone(KeyPath path, JsonNode zone) {
        if (!zone.isTextual()) {
            return;
        }
        try {
            ZoneId.of(zone.textValue());
        } catch (DateTimeException e) {
            String hint = CloseMatch.hint(zone.textValue(), ZoneId.getAvailableZoneIds());
            problems.add(document, path, zone, "a zone of the tz database, such as America/New_York" + hint);
        }
    }
}

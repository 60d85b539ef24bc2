package dev.refit.definition.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.definition.document.Document;
import dev.refit.definition.document.KeyPath;
import dev.refit.definition.document.ProblemList;
import dev.refit.definition.document.Shown;
import java.util.HashMap;
import java.util.Map;

/** What the schema cannot say of datasets. */
public final class DatasetCheck {
    private static final KeyPath DATASETS = KeyPath.of("spec.data.datasets");

    private final Document document;
    private final ProblemList problems;
    private final TimeZoneCheck zones;

    public DatasetCheck(Document document, ProblemList problems) {
        this.document = document;
        this.problems = problems;
        this.zones = new TimeZoneCheck(document, problems);
    }

    public void run() {
        JsonNode datasets = document.root().at("/spec/data/datasets");
        Map<String, KeyPath> first = new HashMap<>();
        boolean allLatest = !datasets.isEmpty();
        boolean noneTriggers = allLatest;
        for (int i = 0; i < datasets.size(); i++) {
            KeyPath path = DATASETS.at(i);
            JsonNode dataset = datasets.path(i);
            unique(path.to("name"), dataset.path("name"), first);
            columns(path.to("columns"), path, dataset);
            optional(path, dataset);
            zones.run(path.to("format").to("timeZone"), dataset.at("/format/timeZone"));
            allLatest &= isTrue(dataset, "latest");
            noneTriggers &= isTrue(dataset, "latest") || isTrue(dataset, "optional");
        }
        if (allLatest) {
            String expected = "at least one without latest: true, as only such a dataset triggers runs";
            problems.add(document.ofKey(DATASETS), DATASETS, "only datasets with latest: true", expected);
        } else if (noneTriggers) {
            String expected = "at least one with neither, as there is nothing else that a run waits for";
            String found = "only datasets with optional: true or latest: true";
            problems.add(document.ofKey(DATASETS), DATASETS, found, expected);
        }
    }

    private void optional(KeyPath datasetPath, JsonNode dataset) {
        if (!isTrue(dataset, "optional")) {
            return;
        }
        if (isTrue(dataset, "latest")) {
            KeyPath path = datasetPath.to("optional");
            String expected = "one of the two, as no run waits for a dataset with latest: true";
            problems.add(document, path, dataset.get("optional"), expected);
        }
        if (!dataset.has("columns") && !isCsv(dataset)) {
            String expected =
                    "the type of each column, as a run without an optional dataset reads an empty table of them";
            problems.add(document.ofKey(datasetPath), datasetPath.to("columns"), "nothing", expected);
        }
    }

    private static boolean isTrue(JsonNode dataset, String key) {
        return dataset.path(key).isBoolean() && dataset.get(key).booleanValue();
    }

    private static boolean isCsv(JsonNode dataset) {
        return dataset.at("/format/type").asText().equals("csv");
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
        if (isCsv(dataset) && !dataset.has("columns")) {
            String expected = "the type of each column, as those of csv are declared and never inferred";
            problems.add(document.ofKey(datasetPath), columnsPath, "nothing", expected);
        }
        boolean isParquet = dataset.at("/format/type").asText().equals("parquet");
        if (isParquet && dataset.has("columns") && !isTrue(dataset, "optional")) {
            String expected = "it left out, as the types of parquet are those of the files";
            problems.add(document.ofKey(columnsPath), columnsPath, Shown.of(dataset.get("columns")), expected);
        }
    }
}

package dev.refit.packaging.job.run;

import dev.refit.events.data.FeatureSource;
import dev.refit.events.data.InputVersion;
import dev.refit.events.run.RunContext;
import dev.refit.packaging.job.page.Figures;
import dev.refit.run.input.PartitionWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The partitions that a run read, with their rows as ingest counted them. */
final class InputRows {
    /** The model card has a line for each partition of a window up to this length. */
    static final int CARD_LINES = 24;

    private final RunContext run;
    private final List<FeatureSource> sources;

    /** @param sources empty where they are not known */
    InputRows(RunContext run, List<FeatureSource> sources) {
        this.run = run;
        this.sources = sources;
    }

    /** The cells of the model card: dataset, partition, version, rows, digest. */
    List<List<String>> table() {
        List<List<String>> table = new ArrayList<>();
        for (PartitionWindow<InputVersion> window : PartitionWindow.of(run.inputs())) {
            if (window.versions().size() > CARD_LINES) {
                table.add(List.of(
                        window.dataset(),
                        window.partitions(),
                        window.corrections(),
                        rows(window).map(Figures::of).orElse(""),
                        "each in the provenance"));
            } else {
                window.versions().forEach(version -> table.add(line(version)));
            }
        }
        AbsentDatasets.of(run)
                .forEach(dataset -> table.add(List.of(dataset, "none, as it is optional", "", Figures.of(0), "")));
        return table;
    }

    /** A cell for each dataset by its name, for the comparison with another run. */
    Map<String, String> cells() {
        Map<String, String> cells = new TreeMap<>();
        for (PartitionWindow<InputVersion> window : PartitionWindow.of(run.inputs())) {
            cells.put(window.dataset(), cell(window));
        }
        AbsentDatasets.of(run).forEach(dataset -> cells.put(dataset, "none"));
        return cells;
    }

    private String cell(PartitionWindow<InputVersion> window) {
        if (window.isLong()) {
            String corrections = window.corrections();
            return window.partitions()
                    + (corrections.isEmpty() ? "" : "; " + corrections)
                    + rows(window)
                            .map(rows -> ", " + Figures.of(rows) + " rows")
                            .orElse("");
        }
        return window.versions().stream()
                .map(version -> version.partition() + " version " + version.sequence()
                        + source(version)
                                .map(source -> ", " + Figures.of(source.rows()) + " rows")
                                .orElse(""))
                .collect(Collectors.joining("; "));
    }

    private List<String> line(InputVersion input) {
        Optional<FeatureSource> source = source(input);
        return List.of(
                input.dataset(),
                input.partition(),
                Long.toString(input.sequence()),
                source.map(s -> Figures.of(s.rows())).orElse(""),
                source.map(FeatureSource::digest).orElse(input.token()));
    }

    /** Of the whole window; empty unless those of each partition are known. */
    private Optional<Long> rows(PartitionWindow<InputVersion> window) {
        List<FeatureSource> known = window.versions().stream()
                .flatMap(version -> source(version).stream())
                .toList();
        return known.size() == window.versions().size()
                ? Optional.of(known.stream().mapToLong(FeatureSource::rows).sum())
                : Optional.empty();
    }

    private Optional<FeatureSource> source(InputVersion input) {
        return sources.stream()
                .filter(source -> source.dataset().equals(input.dataset())
                        && source.partition().equals(input.partition()))
                .findFirst();
    }
}

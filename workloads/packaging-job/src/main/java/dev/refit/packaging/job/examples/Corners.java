package dev.refit.packaging.job.examples;

import dev.refit.model.Column;
import dev.refit.model.Scorer;
import dev.refit.model.examples.Example;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers the corners of a model that rows reach: a leaf of a tree, a level of a column, a missing value in a column, or a
 * made-up value such as the neighbour of a threshold.
 */
final class Corners {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> kinds = new ArrayList<>();
    private final List<int[]> ofRows = new ArrayList<>();

    Corners(Scorer scorer, List<Example> examples) {
        int[] leaves = new int[scorer.trees()];
        for (Example example : examples) {
            List<Integer> reached = new ArrayList<>();
            scorer.leafAssignments(example.row(), leaves);
            for (int tree = 0; tree < leaves.length; tree++) {
                reached.add(number("leaves", tree + "/" + leaves[tree]));
            }
            for (int i = 0; i < example.row().length; i++) {
                inputs(scorer.info().inputs().get(i), example, i, reached);
            }
            ofRows.add(reached.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    List<int[]> ofRows() {
        return ofRows;
    }

    /** Counts the corners by kind. */
    Map<String, Integer> byKind() {
        return count(new java.util.BitSet(), true);
    }

    /** Counts the corners by kind that are not covered. */
    Map<String, Integer> missing(java.util.BitSet covered) {
        return count(covered, false);
    }

    private Map<String, Integer> count(java.util.BitSet without, boolean all) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int number = 0; number < kinds.size(); number++) {
            counts.merge(kinds.get(number), all || !without.get(number) ? 1 : 0, Integer::sum);
        }
        return counts;
    }

    private void inputs(Column column, Example example, int input, List<Integer> reached) {
        double value = example.row()[input];
        if (Double.isNaN(value)) {
            reached.add(number("missing values", column.name()));
        } else if (column.isCategorical()) {
            reached.add(number("levels", column.name() + "/" + (int) value));
        } else if (example.made()) {
            reached.add(number("made-up values", column.name() + "/" + Double.doubleToRawLongBits(value)));
        }
    }

    private int number(String kind, String what) {
        return numbers.computeIfAbsent(kind + "/" + what, key -> {
            kinds.add(kind);
            return kinds.size() - 1;
        });
    }
}

package dev.refit.benchmarks.scoring;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;

/** A model that is measured: a GBM of two classes. */
enum Subject {
    SMALL(50, 5, true),
    USUAL(100, 6, true),
    NUMERIC(100, 6, false),
    LARGE(500, 8, true),
    HUGE(1000, 12, true);

    private static final int MOST_PACKAGED = 100;

    private final int trees;
    private final int depth;
    private final boolean mixed;

    Subject(int trees, int depth, boolean mixed) {
        this.trees = trees;
        this.depth = depth;
        this.mixed = mixed;
    }

    int trees() {
        return trees;
    }

    int depth() {
        return depth;
    }

    /** Whether it has categorical columns beside the numeric ones. */
    boolean mixed() {
        return mixed;
    }

    /** Whether a library is made of it: proving a large one takes minutes. */
    boolean packaged() {
        return trees <= MOST_PACKAGED;
    }

    Path mojo(Path folder) {
        return folder.resolve(name() + ".zip");
    }

    /** Where H2O's Java source of the model is, and its classes. */
    Path pojo(Path folder) {
        return folder.resolve(name());
    }

    /** What is there once the compiler has taken all of the source. */
    Path compiled(Path folder) {
        return folder.resolve(name() + ".compiled");
    }

    static String[] names() {
        return names(subject -> true);
    }

    static String[] names(Predicate<Subject> wanted) {
        return Arrays.stream(values()).filter(wanted).map(Enum::name).toArray(String[]::new);
    }

    @Override
    public String toString() {
        return trees + " × " + depth + ", " + (mixed ? "mixed" : "numeric");
    }
}

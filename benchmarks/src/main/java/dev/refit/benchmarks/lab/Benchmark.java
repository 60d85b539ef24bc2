package dev.refit.benchmarks.lab;

import java.io.IOException;

/** One thing that is measured. */
public interface Benchmark {

    /** As it is named on the command line and in {@code docs/benchmarks.md}. */
    String name();

    /** What it answers, in a sentence. */
    String question();

    /** Measures and answers a table, the first row being its head. */
    Table run(Lab lab) throws IOException, InterruptedException;
}

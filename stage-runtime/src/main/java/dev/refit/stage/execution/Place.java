package dev.refit.stage.execution;

/** A stage's place among those that are carried out at the same time. Thread-safe. */
public interface Place extends AutoCloseable {

    /** Leaves the place to another stage while this one only waits, or takes one again, whether one is free or not. */
    void waits(boolean now);

    /** Leaves it for good. */
    @Override
    void close();
}

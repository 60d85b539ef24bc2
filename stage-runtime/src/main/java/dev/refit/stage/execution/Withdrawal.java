package dev.refit.stage.execution;

/** How far the tasks of a cancelled run have been withdrawn. */
enum Withdrawal {
    /** Some of them are still at work: look again. */
    PENDING,
    /** None of them will have an effect, apart from workloads that are yet to be cancelled. */
    COMPLETE,
    /** Some of them have had their effect, and a result. */
    TOO_LATE
}

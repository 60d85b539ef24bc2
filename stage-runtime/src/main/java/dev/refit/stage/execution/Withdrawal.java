package dev.refit.stage.execution;

/** How far the tasks of a step have been withdrawn. */
enum Withdrawal {
    /** Some of them are still at work: look again. */
    PENDING,
    /** None of them is at work any more, and some have no result. */
    COMPLETE,
    /** All of them have a result, or failed where that is one: there may be another step. */
    SUCCEEDED,
    /** One of them does what cannot be undone, and has to go on. */
    COMMITTED
}

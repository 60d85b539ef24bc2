package dev.refit.stage.execution;

/** A place of which there are always enough. */
enum NoPlace implements Place {
    INSTANCE;

    @Override
    public void waits(boolean now) {
        // nothing to leave
    }

    @Override
    public void close() {
        // nothing to leave
    }
}

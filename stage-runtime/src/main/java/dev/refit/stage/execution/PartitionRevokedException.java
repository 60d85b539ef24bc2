package dev.refit.stage.execution;

/** The partition that a trigger was read from belongs to another process now, which carries the stage out. */
public final class PartitionRevokedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}

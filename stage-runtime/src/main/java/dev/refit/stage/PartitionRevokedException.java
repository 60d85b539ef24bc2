package dev.refit.stage;

/** The partition that a trigger was read from belongs to another process now, which carries the stage out. */
final class PartitionRevokedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}

package dev.refit.launcher.local;

/**
 * The content of a workload's folder: its executions' requests, logs and scratch.
 *
 * @param over whether it has ended, none of its processes is left, and nothing of it waits
 */
public record StoredWorkload(String name, long files, long bytes, boolean over) {}

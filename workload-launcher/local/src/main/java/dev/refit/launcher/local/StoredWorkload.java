package dev.refit.launcher.local;

/**
 * What the folder of a workload holds: its executions' requests, logs and scratch.
 *
 * @param over whether it has ended, none of its processes is left, and nothing of it waits
 */
public record StoredWorkload(String name, long files, long bytes, boolean over) {}

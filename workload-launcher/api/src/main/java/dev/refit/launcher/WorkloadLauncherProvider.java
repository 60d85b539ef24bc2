package dev.refit.launcher;

import java.util.Map;

/** Makes the launcher of one kind of backend; found by {@link java.util.ServiceLoader}, so that services name none. */
public interface WorkloadLauncherProvider {

    /** The name operators choose it by, such as {@code local}. */
    String kind();

    /**
     * A launcher that the caller closes.
     *
     * @param settings the operator's settings below {@code refit.launcher.<kind>.}, without that prefix
     * @throws IllegalArgumentException when a setting is missing or impossible; the message names it
     */
    WorkloadLauncher create(Map<String, String> settings);
}

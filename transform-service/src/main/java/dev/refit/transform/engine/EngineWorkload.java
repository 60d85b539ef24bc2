package dev.refit.transform.engine;

import dev.refit.launcher.WorkloadSpec.Resources;

/**
 * The workload of an engine.
 *
 * @param template the launcher's template
 * @param resources what it needs
 */
public record EngineWorkload(String template, Resources resources) {}

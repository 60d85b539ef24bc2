package dev.refit.training.engine;

import dev.refit.launcher.WorkloadSpec.Resources;

/**
 * The workload of an engine.
 *
 * @param trial the launcher's template that trains a trial
 * @param evaluation the launcher's template that scores the chosen trial
 * @param resources what each of them needs
 */
public record EngineWorkload(String trial, String evaluation, Resources resources) {}

package dev.refit.job;

import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;

/** The work of one kind of workload. */
@FunctionalInterface
public interface Job {

    /**
     * Does what is asked, writing only below {@link JobFolder#path()}.
     *
     * @return what was made; never {@link WorkloadResult.Failed}
     * @throws JobFailedException when it cannot be done, with whose fault that is; any other exception counts as a
     *     platform failure
     */
    WorkloadResult run(WorkloadRequest request, JobFolder folder) throws Exception;
}

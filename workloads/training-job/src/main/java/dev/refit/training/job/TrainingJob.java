package dev.refit.training.job;

import dev.refit.events.run.Failure.Fault;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.job.Job;
import dev.refit.job.JobFailedException;
import dev.refit.job.JobFolder;
import dev.refit.training.job.node.Cloud;
import dev.refit.training.job.node.H2oNode;

/** Trains a trial or evaluates the chosen one, whichever the request asks for. */
final class TrainingJob implements Job {

    @Override
    public WorkloadResult run(WorkloadRequest request, JobFolder folder) throws Exception {
        try (H2oNode node = H2oNode.start(folder, Cloud.of(System.getenv(), request.runId()))) {
            if (request instanceof WorkloadRequest.Trial trial) {
                return new TrialWork(trial, folder).run();
            }
            if (request instanceof WorkloadRequest.Evaluate evaluate) {
                return new EvaluationWork(evaluate, folder).run();
            }
            throw new JobFailedException(
                    Fault.PLATFORM,
                    "foreign-request",
                    "kind: got " + request.getClass().getSimpleName() + ", expected trial or evaluate",
                    "The launcher's template of the training stage names the wrong program or request.");
        } catch (Exception | OutOfMemoryError e) {
            if (outOfMemory(e)) {
                throw new JobFailedException(
                        Fault.USER_CODE,
                        "out-of-memory",
                        "training.h2o.memory: H2O ran out of its "
                                + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB of heap",
                        "Raise training.h2o.memory; H2O wants about four times the size of the feature table.",
                        e);
            }
            throw (Exception) e;
        }
    }

    /** H2O wraps what its own threads threw. */
    private static boolean outOfMemory(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }
}

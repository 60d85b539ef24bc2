package dev.refit.job;

import dev.refit.events.RefitJson;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.store.ArtifactStoreException;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;

/**
 * The main line of every workload: {@code --request URI} names its {@code request.json}; {@code result.json} appears
 * beside it, whole or not at all. Exit code 0 when the job was done, 1 when it failed and the result says why, 2 when the
 * command line or the request could not be read.
 */
public final class JobMain {
    private JobMain() {}

    /** Runs the job and ends the process. */
    public static void run(String[] args, Job job) {
        // Libraries format numbers for files with the digits of the default locale, such as genmodel in a MOJO.
        Locale.setDefault(Locale.ROOT);
        System.exit(exitCode(args, job));
    }

    /** Runs the job and answers the exit code, for callers that go on afterwards. */
    public static int exitCode(String[] args, Job job) {
        try {
            return exitCode(requestUri(args), job);
        } catch (IOException | IllegalArgumentException | ArtifactStoreException e) {
            System.err.println("Cannot read the request: " + e.getMessage());
            return 2;
        } finally {
            removeScratch();
        }
    }

    private static int exitCode(URI uri, Job job) throws IOException {
        Execution execution = Execution.of(uri);
        WorkloadRequest request = RefitJson.read(execution.request(), WorkloadRequest.class);
        WorkloadResult result = result(request, execution, job);
        try {
            execution.finish(RefitJson.bytes(result));
        } catch (IOException | ArtifactStoreException e) {
            System.err.println("Cannot write the result: " + e);
            return 2;
        }
        return result instanceof WorkloadResult.Failed ? 1 : 0;
    }

    private static WorkloadResult result(WorkloadRequest request, Execution execution, Job job) {
        String run = request.runId();
        JobFolder folder = execution.folder();
        try {
            return execution.keep(job.run(request, folder));
        } catch (JobFailedException e) {
            // Whoever owns the data or the definition is told what to correct; where it was noticed is of no use there.
            if (e.failure().fault() == Fault.PLATFORM && e.getCause() != null) {
                e.getCause().printStackTrace();
            }
            return new WorkloadResult.Failed(run, said(e.failure()));
        } catch (OutOfMemoryError e) {
            // The launcher tells by the way the process ends, and knows the limit.
            throw e;
        } catch (Throwable e) {
            e.printStackTrace();
            return new WorkloadResult.Failed(run, said(UnforeseenFailure.of(e, folder.path())));
        }
    }

    private static Failure said(Failure found) {
        Failure failure = FailureText.shown(found);
        System.err.println(failure.code() + ": " + failure.message());
        System.err.println(failure.hint());
        return failure;
    }

    private static URI requestUri(String[] args) {
        if (args.length != 2 || !args[0].equals("--request")) {
            throw new IllegalArgumentException("expected --request URI, got " + String.join(" ", args));
        }
        return URI.create(args[1]);
    }

    private static void removeScratch() {
        try {
            Scratch.remove();
        } catch (IOException e) {
            System.err.println("Cannot remove the scratch folder: " + e);
        }
    }
}

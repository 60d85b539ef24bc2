package dev.refit.cli.runs;

import dev.refit.cli.CliFailure;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.gc.Remains;
import dev.refit.cli.ingest.LocalUser;
import dev.refit.cli.kafka.EventSender;
import dev.refit.cli.platform.Connection;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.run.RunRef;
import dev.refit.run.fold.FailureView;
import dev.refit.run.fold.RunFold;
import dev.refit.run.fold.RunView;
import dev.refit.store.ArtifactStores;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Retries a run. */
@Command(
        name = "retry",
        description = {
            "Retry a failed run, in a new generation.",
            "The failed stage is done again with the definition and data of the run; workloads that succeeded, trials"
                    + " included, are not."
        })
public final class RunsRetryCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "RUN", description = "The run's id.")
    private String run;

    public RunsRetryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        Connection platform = session.connection();
        RunFold runs = new RunReader(platform.bootstrapServers()).read();
        RunView view = RunReader.require(runs, run);
        refuseUnlessFailed(view);
        FailureView failure = view.failure();
        StageTrigger trigger = runs.retry(run)
                .orElseThrow(() -> CliFailure.failed(
                        "What started " + failure.stage().key() + " of " + run + " is no longer on its topic.",
                        anew(view)));
        new Remains(ArtifactStores.at(platform.artifactStore()))
                .missing(trigger)
                .ifPresent(path -> {
                    throw CliFailure.invalid(
                            "What " + failure.stage().key() + " of " + run + " reads was removed: " + path + ".",
                            anew(view));
                });
        new EventSender(platform.bootstrapServers()).send(trigger.by(LocalUser.actor()));
        int generation = trigger.ref().generation();
        session.screen()
                .say("Retrying " + failure.stage().key() + " of " + run + ", generation " + generation
                        + ". Watch it with: refit runs watch " + run);
        if (!failure.isPlatformFault()) {
            session.screen()
                    .say("The fault was with the " + failure.fault()
                            + ": it will fail again, unless something outside of"
                            + " the run has changed. Another definition or other data are another run.");
        }
        session.screen().answer(Map.of("run", run, "generation", generation, "stage", failure.stage()));
        return ExitCodes.OK;
    }

    private static void refuseUnlessFailed(RunView view) {
        String run = view.run();
        switch (view.state()) {
            case QUEUED, RUNNING ->
                throw CliFailure.invalid(
                        run + " has not ended: " + view.state() + ".", "Watch it with: refit runs watch " + run);
            case SUCCEEDED ->
                throw CliFailure.invalid(run + " has succeeded; there is nothing to try again.", anew(view));
            case CANCELLED -> throw CliFailure.invalid(run + " was cancelled, and stays so.", anew(view));
            case FAILED -> {
                if (view.cancelRequested()) {
                    throw CliFailure.invalid(
                            run + " has failed, and its end was asked for: it would be cancelled at once.", anew(view));
                }
            }
            case REJECTED ->
                throw CliFailure.invalid(
                        "The model of " + run + " was rejected: "
                                + view.failure().message() + ".",
                        anew(view));
        }
    }

    private static String anew(RunView view) {
        if (view.partition().equals(RunRef.UPLOADED)) {
            return "To make another library of it, upload it with other options: docs/packaged-library.md.";
        }
        return "A new run with the newest data: refit run " + view.refit() + " --partition " + view.partition();
    }
}

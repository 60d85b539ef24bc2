package dev.refit.stage.execution;

import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Stage;
import dev.refit.stage.InProcessTask;
import dev.refit.stage.RetryPolicy;
import dev.refit.stage.StageLogic;
import dev.refit.stage.Step;
import dev.refit.stage.Task;
import dev.refit.stage.TaskKey;
import dev.refit.stage.TaskResults;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A stage of one task of its own process, and done when that has a result. */
record EffectOnly(
        InProcessTask.Effect<URI> effect, Optional<Callable<Optional<URI>>> lookUp, Duration timeout, int attempts)
        implements StageLogic<ModelPackaged> {
    private static final TaskKey PUBLISH = new TaskKey("publish", Task.SINGLE);

    @Override
    public Stage stage() {
        return Stage.PROMOTION;
    }

    @Override
    public Class<ModelPackaged> trigger() {
        return ModelPackaged.class;
    }

    @Override
    public Step next(ModelPackaged packaged, TaskResults results) {
        RunContext run = packaged.run();
        return results.find(PUBLISH, URI.class)
                .<Step>map(jar -> new Step.Done(new ModelPromoted(
                        run.run(), run.generation(), run.refit(), run.partition(), "g:a:1.0.0", jar, "rmse", 0.5)))
                .orElseGet(() -> new Step.Launch(new InProcessTask<>(
                        PUBLISH,
                        effect,
                        lookUp,
                        timeout,
                        new RetryPolicy(attempts, Duration.ofSeconds(5), Duration.ofMinutes(5)))));
    }
}

package dev.refit.training;

import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.definition.engine.TrainingEngine;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.events.run.Stage;
import dev.refit.events.workload.WorkloadResult.Evaluated;
import dev.refit.events.workload.WorkloadResult.Trained;
import dev.refit.stage.StageLogic;
import dev.refit.stage.Step;
import dev.refit.stage.Task;
import dev.refit.stage.TaskResults;
import dev.refit.stage.consume.StageConsumer;
import dev.refit.training.search.TrialChoice;
import dev.refit.training.search.TrialCount;
import dev.refit.training.search.TrialPlan;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** features.built → a workload per trial, then one that scores the chosen trial on the holdout → model.trained. */
@ApplicationScoped
public class TrainingStage implements StageLogic<FeaturesBuilt> {
    private final TrainingSettings settings;

    TrainingStage(TrainingSettings settings) {
        this.settings = settings;
    }

    void listen(
            @Observes StartupEvent start, @Channel("trigger") Multi<Message<byte[]>> records, StageConsumer consumer) {
        consumer.consume(records, this);
    }

    @Override
    public Stage stage() {
        return Stage.TRAINING;
    }

    @Override
    public Class<FeaturesBuilt> trigger() {
        return FeaturesBuilt.class;
    }

    @Override
    public Step next(FeaturesBuilt built, TaskResults results) {
        TrainingEngine engine = TrainingPlanner.engine(built);
        TrialPlan plan = TrialPlan.of(engine, built.run().run(), results);
        TrialCount count = TrialCount.of(plan, engine, results);
        Optional<Failure> failure = count.failure(results);
        if (failure.isPresent()) {
            return new Step.Fail(failure.get());
        }
        if (count.areMissing()) {
            return new Step.Launch(
                    TrainingPlanner.trials(built, plan, settings),
                    engine.parallel(),
                    count.mayFail(),
                    built.run().definition().spec().training().budget());
        }
        List<Trained> trials = plan.trained(results);
        Optional<Trained> chosen = TrialChoice.best(trials, engine.metric());
        if (chosen.isEmpty()) {
            return new Step.Fail(
                    noMetric(engine, "the trials", trials.get(0).summary().metrics()));
        }
        if (results.get(Task.SINGLE) instanceof Evaluated evaluated) {
            if (!evaluated.holdout().containsKey(engine.metric().key())) {
                return new Step.Fail(noMetric(engine, "the holdout", evaluated.holdout()));
            }
            return new Step.Done(TrainingOutcome.of(built, trials, chosen.get(), evaluated));
        }
        return new Step.Launch(TrainingPlanner.evaluation(built, chosen.get(), settings));
    }

    private static Failure noMetric(TrainingEngine engine, String where, Map<String, Double> metrics) {
        return new Failure(
                Fault.USER_CODE,
                "no-metric",
                "spec.training." + engine.key() + ".metric: got "
                        + engine.metric().key() + ", expected one of those that " + where + " can be scored by: "
                        + String.join(", ", metrics.keySet()),
                "Choose one of them, or see that its rows hold every class of the target.");
    }
}

package dev.refit.stage.execution;

import dev.refit.events.RefitEvent;
import dev.refit.events.RefitJson;
import dev.refit.events.RunEvent;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.stage.StageLogic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * A stage that a test of a service plays: its processes die and begin anew, and its workloads leave what the test says. The
 * launcher, the store, the topics and the clock outlive processes.
 */
public final class PlayedStage<I extends RunEvent.StageTrigger> {
    private final StageScenario scenario;
    private final StageLogic<I> logic;
    private final I trigger;
    private StageExecution<I> execution;

    /** A process takes the stage up from its trigger. */
    public PlayedStage(Path folder, StageLogic<I> logic, I trigger) {
        this.scenario = new StageScenario(folder);
        this.logic = logic;
        this.trigger = trigger;
        restart();
    }

    /** The process dies, and another takes the stage up. */
    public void restart() {
        execution = new StageExecution<>(logic, trigger, scenario.clock.instant(), scenario.ports);
        look();
    }

    public void look() {
        scenario.look(execution);
    }

    /** Lets time pass, and has the process look. */
    public void forward(Duration time) {
        scenario.clock.forward(time);
        look();
    }

    public boolean isOver() {
        return execution.over().isDone();
    }

    /** The workloads at work, in the order of their launch. */
    public List<WorkloadSpec> running() {
        return scenario.launcher.launches().stream()
                .filter(spec -> scenario.launcher
                        .find(spec.name())
                        .filter(workload -> !workload.state().isOver())
                        .isPresent())
                .toList();
    }

    /** The names of all that was launched, in order. */
    public List<String> launched() {
        return scenario.launched();
    }

    /** Has a workload that is at work leave its result, and the process look. */
    public void end(WorkloadSpec workload, Function<WorkloadRequest, WorkloadResult> result) {
        scenario.leave(workload.name(), result.apply(request(workload)));
        look();
    }

    /** Has a workload that is at work killed, and the process look. */
    public void kill(WorkloadSpec workload) {
        scenario.launcher.fail(workload.name(), new WorkloadFailure.Killed(9));
        look();
    }

    public WorkloadRequest request(WorkloadSpec workload) {
        byte[] json =
                scenario.store.read(scenario.store.path(workload.requestUri())).orElseThrow();
        return RefitJson.read(json, WorkloadRequest.class);
    }

    /** The events of a type that were published, in order. */
    public <E extends RefitEvent> List<E> published(Class<E> type) {
        return scenario.events.all(type);
    }
}

package dev.refit.launcher.kubernetes;

import dev.refit.events.workload.Progress;
import dev.refit.launcher.LauncherException;
import dev.refit.launcher.NoRoomException;
import dev.refit.launcher.Workload;
import dev.refit.launcher.WorkloadConflictException;
import dev.refit.launcher.WorkloadFailure;
import dev.refit.launcher.WorkloadLauncher;
import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.WorkloadState;
import dev.refit.launcher.kubernetes.api.Api;
import dev.refit.launcher.kubernetes.config.KubernetesLauncherConfig;
import dev.refit.launcher.kubernetes.log.LogFollower;
import dev.refit.launcher.kubernetes.metadata.TerminationRecord;
import dev.refit.launcher.kubernetes.object.WorkloadObjects;
import dev.refit.launcher.kubernetes.pod.Pods;
import dev.refit.launcher.kubernetes.secret.SecretManifest;
import dev.refit.launcher.kubernetes.template.Template;
import dev.refit.launcher.kubernetes.template.Templates;
import dev.refit.launcher.kubernetes.watch.Hints;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Runs workloads as Jobs and SparkApplications. A workload is one object; its digest and its request stand in the
 * object's annotations, and so does why a launcher had it ended. What only it is told stands in a Secret that it owns.
 *
 * <p>The time that a workload waits for room counts towards its timeout.
 */
public final class KubernetesWorkloadLauncher implements WorkloadLauncher {
    private static final int TRIES = 5;

    private final Templates templates;
    private final KubernetesClient client;
    private final Kinds kinds;
    private final Optional<String> stage;
    private final Clock clock;
    private final Hints hints = new Hints();
    private final LogFollower logs;
    private final Pods pods;
    private final Observer observer;
    private final List<AutoCloseable> informers = new CopyOnWriteArrayList<>();

    /** Closes the client when it is closed. */
    KubernetesWorkloadLauncher(KubernetesLauncherConfig config, KubernetesClient client, Clock clock) {
        this.templates = new Templates(client, config.namespace());
        this.client = client;
        this.stage = config.stage();
        this.clock = clock;
        this.logs = new LogFollower(client, config.namespace(), config.followedLogs(), hints::publish);
        this.pods = new Pods(client, config.namespace(), stage, hints.of(Pods::workload));
        this.observer = new Observer(pods, logs, new PendingPolicy(client, config, clock));
        pods.start();
        this.kinds = new Kinds(config, client, clock, templates, this::watch);
    }

    /** Creates first, and looks when the name is taken: whoever launches has most often looked a moment ago. */
    @Override
    public Workload launch(WorkloadSpec spec) {
        try {
            Template template = template(spec);
            List<WorkloadObjects<?>> where = kinds.besides(template);
            for (int tries = 0; tries < TRIES; tries++) {
                Optional<Workload> found = adopted(spec, where);
                if (found.isPresent()) {
                    return found.get();
                }
                try {
                    return created(spec, template);
                } catch (KubernetesClientException e) {
                    if (e.getCode() != Api.CONFLICT) {
                        return refused(spec, e);
                    }
                    where = kinds.all();
                }
            }
        } catch (IllegalArgumentException e) {
            return adopted(spec, kinds.all()).orElseGet(() -> unstarted(spec, e.getMessage()));
        }
        throw new LauncherException(
                "cannot launch " + spec.name() + ": another one of the name is being removed", null);
    }

    @Override
    public Optional<Workload> find(String name) {
        for (WorkloadObjects<?> objects : kinds.all()) {
            Optional<Workload> found = find(objects, name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Workload> list(Collection<String> names) {
        return kinds.all().stream()
                .flatMap(objects -> list(objects, names).stream())
                .toList();
    }

    @Override
    public void cancel(String name) {
        kinds.all().forEach(objects -> cancel(objects, name));
    }

    @Override
    public List<String> tail(String name, int lines) {
        // Progress lines are left out, so some more are asked for.
        List<String> all = pods.live(name)
                .telling()
                .flatMap(pod -> pods.log(pod, 2 * lines + 100))
                .map(text -> text.lines()
                        .filter(line -> !line.startsWith(Progress.PREFIX))
                        .toList())
                .orElseGet(() -> logs.tail(name, lines));
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    @Override
    public Subscription onChange(Consumer<String> listener) {
        return hints.subscribe(listener);
    }

    @Override
    public void close() {
        pods.close();
        templates.close();
        informers.forEach(informer -> {
            try {
                informer.close();
            } catch (Exception e) {
                // It watches no more, whatever it says.
            }
        });
        logs.close();
        client.close();
    }

    private void watch(WorkloadObjects<?> objects) {
        var informer = objects.inform(stage, hints::publish);
        informer.exceptionHandler((started, e) -> true).start();
        informers.add(informer);
    }

    private Optional<Workload> adopted(WorkloadSpec spec, List<WorkloadObjects<?>> where) {
        for (WorkloadObjects<?> objects : where) {
            Optional<Workload> found = adopted(objects, spec);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private <T extends HasMetadata> Optional<Workload> adopted(WorkloadObjects<T> objects, WorkloadSpec spec) {
        Optional<T> object = objects.find(spec.name());
        if (object.isEmpty()) {
            return Optional.empty();
        }
        Workload workload = observer.seen(objects, object.get());
        if (!workload.requestDigest().equals(spec.requestDigest())) {
            throw new WorkloadConflictException(spec.name(), spec.requestDigest(), workload.requestDigest());
        }
        if (workload.state() instanceof WorkloadState.Interrupted) {
            objects.remove(object.get());
            // Not every operator makes its driver a dependent of the object.
            objects.kind().driver(object.get()).ifPresent(pods::delete);
            return Optional.empty();
        }
        return Optional.of(workload);
    }

    private Template template(WorkloadSpec spec) {
        return templates
                .named(spec.template())
                .orElseThrow(() -> new IllegalArgumentException(
                        "template: got " + spec.template() + ", expected a PodTemplate of that name in the namespace"));
    }

    private Workload created(WorkloadSpec spec, Template template) {
        Map<String, String> secrets = spec.secrets().values();
        HasMetadata object = kinds.create(spec, template);
        if (!secrets.isEmpty()) {
            tell(spec, object, secrets);
        }
        return new Workload(spec.name(), spec.requestDigest(), spec.requestUri(), new WorkloadState.Queued());
    }

    /** A workload whose secrets nobody takes would wait for them; so there is none. */
    private void tell(WorkloadSpec spec, HasMetadata object, Map<String, String> secrets) {
        try {
            client.secrets().resource(SecretManifest.of(spec, object, secrets)).create();
        } catch (KubernetesClientException e) {
            client.resource(object).delete();
            if (e.getCode() == Api.CONFLICT) {
                throw Api.failed("launch " + spec.name() + ": its last Secret is not gone yet", e);
            }
            throw e;
        }
    }

    private Workload refused(WorkloadSpec spec, KubernetesClientException e) {
        if (Api.isQuota(e)) {
            throw new NoRoomException(Api.reason(e), e);
        }
        if (Api.isWrong(e) || e.getCode() == Api.FORBIDDEN) {
            return unstarted(spec, Api.reason(e));
        }
        throw Api.failed("launch " + spec.name(), e);
    }

    private Workload unstarted(WorkloadSpec spec, String reason) {
        return new Workload(
                spec.name(),
                spec.requestDigest(),
                spec.requestUri(),
                new WorkloadState.Failed(clock.instant(), new WorkloadFailure.NotStarted(reason)));
    }

    private <T extends HasMetadata> Optional<Workload> find(WorkloadObjects<T> objects, String name) {
        return objects.find(name).map(object -> observer.seen(objects, object));
    }

    private <T extends HasMetadata> List<Workload> list(WorkloadObjects<T> objects, Collection<String> names) {
        return objects.list(names).stream()
                .map(object -> observer.seen(objects, object))
                .toList();
    }

    private <T extends HasMetadata> void cancel(WorkloadObjects<T> objects, String name) {
        objects.find(name)
                .ifPresent(object -> observer.end(objects, object, TerminationRecord.cancelled(clock.instant())));
    }
}

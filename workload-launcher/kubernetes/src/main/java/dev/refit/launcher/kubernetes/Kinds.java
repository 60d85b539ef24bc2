package dev.refit.launcher.kubernetes;

import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.kubernetes.config.KubernetesLauncherConfig;
import dev.refit.launcher.kubernetes.job.JobKind;
import dev.refit.launcher.kubernetes.job.JobManifest;
import dev.refit.launcher.kubernetes.object.WorkloadObjects;
import dev.refit.launcher.kubernetes.spark.SparkKind;
import dev.refit.launcher.kubernetes.spark.SparkManifest;
import dev.refit.launcher.kubernetes.spark.SparkOperator;
import dev.refit.launcher.kubernetes.spark.SparkOperators;
import dev.refit.launcher.kubernetes.spark.SparkProgram;
import dev.refit.launcher.kubernetes.template.Template;
import dev.refit.launcher.kubernetes.template.Templates;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The kinds of objects that workloads are on this cluster. The setting says what new ones become; those that run are found as whatever they
 * are. Thread-safe.
 */
final class Kinds {
    private static final int UNIQUE = 8;

    private final KubernetesClient client;
    private final String namespace;
    private final Templates templates;
    private final WorkloadObjects<Job> jobs;
    private final JobManifest manifests;
    private final SparkManifest applications;
    private final SparkOperators operators;
    private final Map<SparkOperator, WorkloadObjects<GenericKubernetesResource>> byOperator =
            new EnumMap<>(SparkOperator.class);
    private final Consumer<WorkloadObjects<?>> whenFound;

    /** @param whenFound is given each kind once, when it is first known to be there */
    Kinds(
            KubernetesLauncherConfig config,
            KubernetesClient client,
            Clock clock,
            Templates templates,
            Consumer<WorkloadObjects<?>> whenFound) {
        this.client = client;
        this.namespace = config.namespace();
        this.templates = templates;
        this.jobs = new WorkloadObjects<>(new JobKind(), client, namespace);
        this.manifests = new JobManifest(config);
        this.applications =
                new SparkManifest(config, () -> UUID.randomUUID().toString().substring(0, UNIQUE));
        this.operators = new SparkOperators(client, config, clock);
        this.whenFound = whenFound;
        whenFound.accept(jobs);
    }

    /**
     * Jobs first, since most are.
     *
     * @throws dev.refit.launcher.LauncherException when the cluster does not say what it has
     */
    synchronized List<WorkloadObjects<?>> all() {
        operators.known().forEach(this::applications);
        List<WorkloadObjects<?>> all = new ArrayList<>(List.of(jobs));
        all.addAll(byOperator.values());
        return all;
    }

    /** Where a workload of the template's name may be without being in the way of a new one. */
    List<WorkloadObjects<?>> besides(Template template) {
        WorkloadObjects<?> own = template.kind() == Template.Kind.SPARK
                ? operators.chosen().<WorkloadObjects<?>>map(this::applications).orElse(jobs)
                : jobs;
        return all().stream().filter(objects -> objects != own).toList();
    }

    /**
     * The object, as the server has it.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException when the server refuses
     * @throws IllegalArgumentException when the template lacks what the kind needs
     */
    HasMetadata create(WorkloadSpec spec, Template template) {
        return switch (template.kind()) {
            case JOB -> jobs.create(manifests.plain(spec, template));
            case CLOUD -> jobs.create(manifests.cloud(spec, template));
            case SPARK -> createSpark(spec, template);
        };
    }

    private HasMetadata createSpark(WorkloadSpec spec, Template template) {
        Optional<SparkOperator> operator = operators.chosen();
        if (operator.isEmpty()) {
            return jobs.create(manifests.driver(spec, template));
        }
        if (!spec.secrets().names().isEmpty()) {
            throw new IllegalArgumentException(
                    "refit.launcher.kubernetes.spark: got " + operator.get()
                            + ", expected native: an operator's executors would not get the workload's own account of the store");
        }
        SparkProgram program = SparkProgram.of(template, templates);
        return applications(operator.get()).create(applications.of(operator.get(), spec, template, program));
    }

    private synchronized WorkloadObjects<GenericKubernetesResource> applications(SparkOperator operator) {
        return byOperator.computeIfAbsent(operator, key -> {
            WorkloadObjects<GenericKubernetesResource> objects =
                    new WorkloadObjects<>(new SparkKind(key), client, namespace);
            whenFound.accept(objects);
            return objects;
        });
    }
}

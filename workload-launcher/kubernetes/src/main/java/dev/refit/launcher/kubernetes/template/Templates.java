package dev.refit.launcher.kubernetes.template;

import dev.refit.launcher.kubernetes.api.Api;
import dev.refit.launcher.kubernetes.metadata.LabelsAndAnnotations;
import io.fabric8.kubernetes.api.model.PodTemplate;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The operator's templates: the {@code PodTemplate}s of the namespace that bear the label of Refit. The annotation
 * {@value #KIND} says what their workloads are: {@code job} (without it), {@code cloud} or {@code spark}.
 */
public final class Templates implements AutoCloseable {
    static final String KIND = "refit.dev/kind";

    private final KubernetesClient client;
    private final String namespace;
    private final SharedIndexInformer<PodTemplate> informer;

    public Templates(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
        this.informer = client.resources(PodTemplate.class)
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/part-of", LabelsAndAnnotations.REFIT)
                .runnableInformer(0);
        informer.exceptionHandler((started, e) -> true).start();
    }

    /** @throws IllegalArgumentException when the template says nothing that can be done; the message names it */
    public Optional<Template> named(String name) {
        PodTemplate known = informer.isWatching() && informer.hasSynced()
                ? informer.getIndexer().getByKey(namespace + "/" + name)
                : null;
        // The informer may not know a template that was made a moment ago.
        return Optional.ofNullable(known)
                .or(() -> Optional.ofNullable(
                        Api.call("read the PodTemplate " + name, () -> client.resources(PodTemplate.class)
                                .inNamespace(namespace)
                                .withName(name)
                                .get())))
                .map(found -> new Template(name, kind(name, found), annotations(found), found.getTemplate()));
    }

    @Override
    public void close() {
        informer.close();
    }

    private static Template.Kind kind(String name, PodTemplate template) {
        String text = annotations(template).getOrDefault(KIND, word(Template.Kind.JOB));
        return Arrays.stream(Template.Kind.values())
                .filter(kind -> word(kind).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the PodTemplate " + name + ", annotation " + KIND
                        + ": got " + text + ", expected one of "
                        + Arrays.stream(Template.Kind.values())
                                .map(Templates::word)
                                .collect(Collectors.joining(", "))));
    }

    private static Map<String, String> annotations(PodTemplate template) {
        return Optional.ofNullable(template.getMetadata().getAnnotations()).orElse(Map.of());
    }

    private static String word(Template.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}

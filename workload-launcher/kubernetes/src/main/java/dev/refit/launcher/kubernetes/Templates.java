package dev.refit.launcher.kubernetes;

import io.fabric8.kubernetes.api.model.PodTemplate;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The operator's templates: files {@code *.yaml} of one folder (a mounted ConfigMap), each a {@code PodTemplate} of
 * Kubernetes' core API. The annotation {@value #KIND} says what its workloads are: {@code job} (without it), {@code cloud}
 * or {@code spark}.
 */
final class Templates {
    private static final String KIND = "refit.dev/kind";

    private final Map<String, Template> byName;

    private Templates(Map<String, Template> byName) {
        this.byName = byName;
    }

    /** @throws IllegalArgumentException when a file is no such template; the message names it */
    static Templates in(Path folder) {
        Map<String, Template> byName = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.yaml")) {
            for (Path file : files) {
                Template template = read(file);
                byName.put(template.name(), template);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "refit.launcher.kubernetes.templates: got " + folder + ", expected a folder of templates: " + e, e);
        }
        return new Templates(byName);
    }

    Optional<Template> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    String names() {
        return String.join(", ", byName.keySet());
    }

    private static Template read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (!(Serialization.unmarshal(in) instanceof PodTemplate pod)) {
                throw wrong(file, "got another kind, expected a PodTemplate");
            }
            if (pod.getMetadata() == null || pod.getMetadata().getName() == null) {
                throw wrong(file, "metadata.name: got nothing, expected the template's name");
            }
            if (pod.getTemplate() == null
                    || pod.getTemplate().getSpec() == null
                    || pod.getTemplate().getSpec().getContainers().isEmpty()) {
                throw wrong(file, "template.spec.containers: got none, expected the one that runs the workload");
            }
            return new Template(pod.getMetadata().getName(), kind(file, pod), pod.getTemplate());
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(file + ": expected YAML of a PodTemplate: " + e.getMessage(), e);
        }
    }

    private static Template.Kind kind(Path file, PodTemplate pod) {
        Map<String, String> annotations =
                Optional.ofNullable(pod.getMetadata().getAnnotations()).orElse(Map.of());
        String text = annotations.getOrDefault(KIND, "job");
        return Arrays.stream(Template.Kind.values())
                .filter(kind -> word(kind).equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(
                        file,
                        "annotation " + KIND + ": got " + text + ", expected one of "
                                + Arrays.stream(Template.Kind.values())
                                        .map(Templates::word)
                                        .collect(Collectors.joining(", "))));
    }

    private static String word(Template.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static IllegalArgumentException wrong(Path file, String what) {
        return new IllegalArgumentException(file + ": " + what);
    }
}

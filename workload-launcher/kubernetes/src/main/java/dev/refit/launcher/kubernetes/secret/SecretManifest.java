package dev.refit.launcher.kubernetes.secret;

import dev.refit.launcher.WorkloadSpec;
import dev.refit.launcher.kubernetes.metadata.LabelsAndAnnotations;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * The Secret of a workload that has secrets. It belongs to the workload's object, and is gone with it; its pods wait for it.
 * The policy refit-spark-driver knows the form of its name.
 */
public final class SecretManifest {
    private SecretManifest() {}

    /** Another one for each execution, since the last one's may not be gone yet. */
    public static String name(WorkloadSpec spec) {
        CRC32 execution = new CRC32();
        execution.update(spec.requestUri().toString().getBytes(StandardCharsets.UTF_8));
        return spec.name() + "-" + HexFormat.of().toHexDigits((int) execution.getValue());
    }

    /** The variables of a container, by reference. */
    public static List<EnvVar> variables(WorkloadSpec spec) {
        return new TreeSet<>(spec.secrets().names())
                .stream()
                        .map(name -> new EnvVarBuilder()
                                .withName(name)
                                .withNewValueFrom()
                                .withNewSecretKeyRef(name, name(spec), false)
                                .endValueFrom()
                                .build())
                        .toList();
    }

    /** @param owner the workload's object, as the server has it */
    public static Secret of(WorkloadSpec spec, HasMetadata owner, Map<String, String> values) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name(spec))
                .withNamespace(owner.getMetadata().getNamespace())
                .withLabels(LabelsAndAnnotations.labels(spec))
                .addNewOwnerReference()
                .withApiVersion(owner.getApiVersion())
                .withKind(owner.getKind())
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .endOwnerReference()
                .endMetadata()
                .withImmutable(true)
                .withType("Opaque")
                .withStringData(values)
                .build();
    }
}

package dev.refit.launcher.local.execution;

import dev.refit.launcher.WorkloadSpec;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The specification of an execution, as its folder keeps it.
 *
 * @param token random; in the environment of the execution's processes, which are known by it
 * @param command as its launcher would start it; empty when that had no such template
 */
public record StoredSpec(
        String token,
        String name,
        String template,
        String requestDigest,
        URI requestUri,
        int memoryMiB,
        int cpus,
        int pods,
        Duration timeout,
        Map<String, String> labels,
        List<String> command) {

    public static StoredSpec of(WorkloadSpec spec, String token, List<String> command) {
        return new StoredSpec(
                token,
                spec.name(),
                spec.template(),
                spec.requestDigest(),
                spec.requestUri(),
                spec.resources().memoryMiB(),
                spec.resources().cpus(),
                spec.resources().pods(),
                spec.timeout(),
                spec.labels(),
                command);
    }

    public WorkloadSpec spec() {
        return new WorkloadSpec(
                name,
                template,
                requestDigest,
                requestUri,
                new WorkloadSpec.Resources(memoryMiB, cpus, pods),
                timeout,
                labels);
    }
}

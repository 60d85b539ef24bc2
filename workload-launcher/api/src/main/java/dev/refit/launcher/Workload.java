package dev.refit.launcher;

import java.net.URI;

/**
 * A workload as it was seen.
 *
 * @param requestUri the request it was given, which may be another than the one asked for last
 */
public record Workload(String name, String requestDigest, URI requestUri, WorkloadState state) {}

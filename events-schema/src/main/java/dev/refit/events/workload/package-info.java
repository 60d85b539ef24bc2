/**
 * What a service and its workload say to each other: by file, not by code. The workload is given the URI of a {@code
 * request.json}, an {@link dev.refit.events.workload.WorkloadRequest}; beside it, in the same folder, it leaves {@code
 * result.json}, a {@link dev.refit.events.workload.WorkloadResult}, and writes nowhere else. Progress is a line on its
 * standard output, {@link dev.refit.events.workload.Progress}.
 */
package dev.refit.events.workload;

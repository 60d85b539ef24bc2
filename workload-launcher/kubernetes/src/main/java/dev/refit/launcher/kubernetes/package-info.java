/**
 * Runs workloads as objects of a Kubernetes cluster. What a workload is (its request's digest and URI) stands in
 * annotations of the one object that is its workload; how it ended, in that object's status. Nothing else is remembered,
 * so any number of launchers share a namespace. No parameter, component or answer is ever null.
 */
package dev.refit.launcher.kubernetes;

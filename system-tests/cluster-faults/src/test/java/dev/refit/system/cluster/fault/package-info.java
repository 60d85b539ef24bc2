/** What a platform must outlive whose workloads are pods of a real Kubernetes. */
package dev.refit.system.cluster.fault;

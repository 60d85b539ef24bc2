/**
 * The real platform as processes that can be killed, stopped, cut off and started again: the broker, the four services in
 * any number of replicas, each service behind a proxy of its own, and tiny workloads.
 */
package dev.refit.system.fault.platform;

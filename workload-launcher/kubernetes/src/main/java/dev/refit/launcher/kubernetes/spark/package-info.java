/** Workloads as applications of a Spark operator, or as Spark drivers that make their executors themselves. */
package dev.refit.launcher.kubernetes.spark;

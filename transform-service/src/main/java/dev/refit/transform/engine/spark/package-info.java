/** The workload that builds features with Apache Spark. */
package dev.refit.transform.engine.spark;

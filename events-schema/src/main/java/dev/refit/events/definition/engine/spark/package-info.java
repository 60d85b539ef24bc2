/** A transform with Apache Spark as a definition describes it. */
package dev.refit.events.definition.engine.spark;

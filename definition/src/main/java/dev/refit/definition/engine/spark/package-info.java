/** Checks the transform with Apache Spark where the schema cannot, and reads the files that it names. */
package dev.refit.definition.engine.spark;

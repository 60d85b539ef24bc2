/** The durable records of stages in the artifact store. */
package dev.refit.stage.records;

/** The metrics of stages. */
package dev.refit.stage.metrics;

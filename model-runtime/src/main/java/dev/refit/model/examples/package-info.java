/** Reads recorded examples and replays them. */
package dev.refit.model.examples;

/** Holds what triggers a stage against what the stage before has put on record. */
package dev.refit.stage.proof;

/** H2O in this process, alone or as a node of a cloud. */
package dev.refit.training.job.node;

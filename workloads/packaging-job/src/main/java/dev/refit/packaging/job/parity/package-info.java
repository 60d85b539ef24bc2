/** Proves that a library predicts like the trained model, before and after it is built. */
package dev.refit.packaging.job.parity;

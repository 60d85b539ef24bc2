/** What a run reads, in words. */
package dev.refit.run.input;

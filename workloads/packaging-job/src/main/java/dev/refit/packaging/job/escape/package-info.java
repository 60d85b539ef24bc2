/** Escapes texts of models, tables, definitions and requests, each class for one place where such a text is written. */
package dev.refit.packaging.job.escape;

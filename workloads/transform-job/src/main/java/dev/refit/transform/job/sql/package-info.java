/** Runs the statements of the author's SQL, if they are allowed ones. */
package dev.refit.transform.job.sql;

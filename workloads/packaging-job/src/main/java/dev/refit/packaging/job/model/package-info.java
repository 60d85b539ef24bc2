/** The model to be packaged, its scorers and its dependencies. */
package dev.refit.packaging.job.model;

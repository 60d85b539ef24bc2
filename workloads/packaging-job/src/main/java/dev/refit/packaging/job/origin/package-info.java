/** Where a model comes from, as libraries and documents see it. */
package dev.refit.packaging.job.origin;

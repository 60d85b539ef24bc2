/** Lays trees out in flat arrays and scores rows with them. */
package dev.refit.model.forest;

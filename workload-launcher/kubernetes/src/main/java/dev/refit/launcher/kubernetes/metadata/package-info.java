/** The labels and annotations that the launcher writes on its objects. */
package dev.refit.launcher.kubernetes.metadata;

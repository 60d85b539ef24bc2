/** Watching a cluster: hints of changes, and informers that remember little. */
package dev.refit.launcher.kubernetes.watch;

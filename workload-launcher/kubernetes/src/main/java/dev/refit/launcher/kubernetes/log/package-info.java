/** The logs of running pods, which are gone with their pods. */
package dev.refit.launcher.kubernetes.log;

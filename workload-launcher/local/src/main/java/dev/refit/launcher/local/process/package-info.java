/** The processes of this machine: which one is meant, whether it runs, what it holds. */
package dev.refit.launcher.local.process;

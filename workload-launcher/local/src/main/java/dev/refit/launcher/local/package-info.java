/**
 * Workloads as processes of this machine. A folder, the home, is all that the launchers of several services share; what
 * arbitrates between them are files that only one can create, and one lock for the short critical section. They must see
 * each other's processes, so they run in one PID namespace, as one user. No parameter and no answer is ever null.
 */
package dev.refit.launcher.local;

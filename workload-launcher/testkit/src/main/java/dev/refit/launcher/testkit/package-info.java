/**
 * What every adapter of the launcher port is held to, and a launcher in memory for tests of those who use the port. No
 * parameter and no answer is ever null.
 */
package dev.refit.launcher.testkit;

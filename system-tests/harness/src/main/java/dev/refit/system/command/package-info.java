/** The refit command and the build that it belongs to, as tests start them. */
package dev.refit.system.command;

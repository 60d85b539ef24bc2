/** Refit on one machine: a broker and four services, each a process of its own. */
package dev.refit.cli.platform;

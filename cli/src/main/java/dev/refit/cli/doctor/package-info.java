/** What a machine must have for Refit to work on it, and what to do when it has not. */
package dev.refit.cli.doctor;

/** How the command answers: as text for people, on a terminal or not, or as JSON for programs. */
package dev.refit.cli.screen;

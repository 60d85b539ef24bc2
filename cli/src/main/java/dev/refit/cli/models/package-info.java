/** The models of a library: which one is the champion, and which ones were. */
package dev.refit.cli.models;

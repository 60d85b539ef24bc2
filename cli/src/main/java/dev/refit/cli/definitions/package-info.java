/** Definitions: checks, applies, lists, suspends and deletes them. */
package dev.refit.cli.definitions;

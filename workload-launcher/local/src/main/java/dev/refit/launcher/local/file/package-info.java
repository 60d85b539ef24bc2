/** Files that several processes share: whole or absent, and locked. */
package dev.refit.launcher.local.file;

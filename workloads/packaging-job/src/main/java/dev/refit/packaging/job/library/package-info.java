/** The library to be made: its names, inputs, policies and resource files. */
package dev.refit.packaging.job.library;

/** The packaging and promotion stages: what they decide, their settings, and their tasks. */
package dev.refit.packaging;

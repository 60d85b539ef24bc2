/** What a packaged library stands on, beside the scorer: typed inputs, recorded examples, verification, a command line. */
package dev.refit.model.library;

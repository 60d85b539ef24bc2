/** What somebody says of a model that was trained elsewhere, whether to the {@code refit} command or over HTTP. */
package dev.refit.definition.upload;

/** The base of the generated classes of a packaged library: typed inputs under policies, the model, its verification. */
package dev.refit.model.library;

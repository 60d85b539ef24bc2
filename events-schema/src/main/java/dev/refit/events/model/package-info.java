/** Models: what training leaves, what an upload brings, and what a model asks for and answers. */
package dev.refit.events.model;

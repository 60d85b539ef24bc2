/** The settings that every stage service has, and the adapters that they choose. */
package dev.refit.stage.settings;

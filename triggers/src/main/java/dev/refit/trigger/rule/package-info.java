/**
 * Decides which runs to request: pure functions of definitions, versions and time, without Kafka. All types are immutable;
 * no parameter and no result is ever null.
 */
package dev.refit.trigger.rule;

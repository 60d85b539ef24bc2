/** Reads topics from their beginning to their end, without a consumer group. */
package dev.refit.run.topic;

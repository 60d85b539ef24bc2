/** Which records of a topic are done, and how a consumer group remembers that. */
package dev.refit.stage.offset;

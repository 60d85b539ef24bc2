package dev.refit.cli.runs;

import dev.refit.events.RefitEvent;
import java.time.Instant;

/** An event and the time of what it says. */
public record Said(RefitEvent event, Instant time) {}

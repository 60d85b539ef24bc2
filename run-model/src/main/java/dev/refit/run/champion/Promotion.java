package dev.refit.run.champion;

import dev.refit.events.definition.MavenSpec;
import dev.refit.events.run.Actor;

/**
 * A version that was published.
 *
 * @param because why it may be the champion, for people
 * @param run the run that made it
 * @param actor who asked for the run; null when nobody did, or that is not known
 */
public record Promotion(MavenSpec maven, String version, String because, String run, Actor actor) {}

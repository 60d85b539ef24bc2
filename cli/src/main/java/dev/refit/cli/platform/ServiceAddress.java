package dev.refit.cli.platform;

import java.net.URI;
import java.util.Optional;

/**
 * How the HTTP interface of a platform is reached.
 *
 * @param ingest where ingest-service answers
 * @param token what it asks for; empty when nobody has given one
 */
public record ServiceAddress(URI ingest, Optional<AccessToken> token) {}

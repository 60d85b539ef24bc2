/** Knows callers by the access tokens of an OpenID Connect issuer. */
package dev.refit.ingest.oidc;

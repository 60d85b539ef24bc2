/** A real S3 server on this machine, for tests: a folder behind S3Proxy. */
package dev.refit.store.s3.testing;

/** What every request over HTTP has to satisfy before a service looks at it. */
package dev.refit.stage.http;

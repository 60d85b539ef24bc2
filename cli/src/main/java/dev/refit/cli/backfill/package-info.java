/** Back-fills: what one would run, how it stands, and changes of it. */
package dev.refit.cli.backfill;

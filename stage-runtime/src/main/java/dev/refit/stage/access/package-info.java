/** Who may do what over HTTP, and the record of who did it. */
package dev.refit.stage.access;

/** Who owns Maven coordinates: nobody else releases a library under them. */
package dev.refit.run.coordinates;

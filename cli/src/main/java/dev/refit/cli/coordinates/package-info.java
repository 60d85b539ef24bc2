/** Who owns Maven coordinates, and handing them over. */
package dev.refit.cli.coordinates;

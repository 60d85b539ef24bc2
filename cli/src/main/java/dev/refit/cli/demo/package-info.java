/** The demonstration: real flights of 2013 arrive month after month, and a refitted library comes out each time. */
package dev.refit.cli.demo;

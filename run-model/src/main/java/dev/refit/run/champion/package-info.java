/** Which version of a library is the champion since when, why and by whom: a record that only grows. */
package dev.refit.run.champion;

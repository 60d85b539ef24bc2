/** What benchmarks share: a platform of their own, load, tables. */
package dev.refit.benchmarks.lab;

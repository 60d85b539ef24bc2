/** What every workload shares: reading its request, saying its progress, leaving its result. */
package dev.refit.job;

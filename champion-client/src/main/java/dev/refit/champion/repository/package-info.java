/** Reads from a Maven repository, and believes nothing that it reads before its digest and signature fit. */
package dev.refit.champion.repository;

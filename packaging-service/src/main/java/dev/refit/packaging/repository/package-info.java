/** Maven repositories in folders, behind HTTP and in buckets, as files are read from and written to them. */
package dev.refit.packaging.repository;

/** Makes Refit's container images of a build, on any base that has a Java 17, with no daemon and no registry needed. */
package dev.refit.images;

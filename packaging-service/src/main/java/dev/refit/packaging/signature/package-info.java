/** Signs releases with the platform's key. */
package dev.refit.packaging.signature;

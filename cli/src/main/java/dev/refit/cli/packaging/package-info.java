/** Makes libraries of models that no run has made, with the workload and the publisher of the platform, which need not be up. */
package dev.refit.cli.packaging;

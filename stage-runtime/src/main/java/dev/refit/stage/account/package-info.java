/** The accounts of the artifact store that workloads get. */
package dev.refit.stage.account;

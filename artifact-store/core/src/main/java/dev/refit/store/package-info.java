/** The artifact store: the port and its adapters. No parameter and no answer is ever null. */
package dev.refit.store;

/** Data on its way: arrived files, versions, snapshots and the feature table. */
package dev.refit.events.data;

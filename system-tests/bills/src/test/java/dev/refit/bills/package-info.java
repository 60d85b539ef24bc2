/** Says which libraries the started processes ship, and which of them an advisory database knows faults of. */
package dev.refit.bills;

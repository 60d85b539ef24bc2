/** The artifact store on S3 and what speaks its protocol. No parameter and no answer is ever null. */
package dev.refit.store.s3;

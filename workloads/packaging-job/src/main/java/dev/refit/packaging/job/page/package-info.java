/** Pages with text, tables and plots, as Markdown and HTML. */
package dev.refit.packaging.job.page;

/** Quick starts of JVMs: class paths that name every jar, and archives of loaded classes that fit them. */
package dev.refit.launcher.local.jvm;

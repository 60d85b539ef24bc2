/** The operator's pod templates, and the pods that are made from them. */
package dev.refit.launcher.kubernetes.template;

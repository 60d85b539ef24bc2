/** Explains predictions of trees by TreeSHAP. */
package dev.refit.model.shap;

/** Decodes XGBoost's binary model and turns its sums into predictions. */
package dev.refit.model.xgboost;

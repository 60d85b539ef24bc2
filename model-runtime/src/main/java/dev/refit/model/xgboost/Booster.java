package dev.refit.model.xgboost;

import dev.refit.model.forest.TreeNode;
import java.util.List;

/**
 * An XGBoost model.
 *
 * @param kind {@code gbtree} or {@code dart}
 * @param objective XGBoost's name of the objective: {@code binary:logistic}, …
 * @param baseScore the prediction before the first tree
 * @param groups the number of sums: one for each class of a multinomial model, else one
 * @param trees the trees, group by group in the order of training; the leaves of a dart booster are weighted
 */
record Booster(String kind, String objective, float baseScore, int groups, List<TreeNode> trees) {}

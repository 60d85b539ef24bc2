package dev.refit.stage.access;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Permissions that roles have.
 *
 * @param within for each kind of thing the patterns that it has to match one of; a kind that is missing is not restricted
 */
record Grant(Set<String> roles, Set<Permission> permissions, Map<Target, List<NamePattern>> within) {

    boolean isFor(Set<String> callersRoles) {
        return roles.stream().anyMatch(callersRoles::contains);
    }

    /**
     * Each name that the action is about has to match its restriction. A restricted grant allows an action only if the action
     * names something of what the grant is restricted by.
     */
    boolean allows(Action action) {
        Map<Target, String> about = action.about();
        boolean named = within.isEmpty() || within.keySet().stream().anyMatch(about::containsKey);
        return permissions.contains(action.permission())
                && named
                && about.entrySet().stream().allMatch(entry -> matches(entry.getKey(), entry.getValue()));
    }

    private boolean matches(Target target, String name) {
        List<NamePattern> patterns = within.get(target);
        return patterns == null || patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }
}

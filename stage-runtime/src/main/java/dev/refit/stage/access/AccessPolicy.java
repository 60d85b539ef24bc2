package dev.refit.stage.access;

import java.util.List;
import java.util.Optional;

/** Decides who may do what. Whatever no grant allows is refused. */
final class AccessPolicy {
    private final List<Grant> grants;

    AccessPolicy(List<Grant> grants) {
        this.grants = List.copyOf(grants);
    }

    /** Why the caller may not do it; empty when they may. */
    Optional<String> decide(Caller caller, Action action) {
        boolean allowed = caller.isUnlimited()
                || grants.stream().anyMatch(grant -> grant.isFor(caller.roles()) && grant.allows(action));
        return allowed
                ? Optional.empty()
                : Optional.of("permission: got " + caller.described()
                        + ", expected a role that refit.access.grants gives " + action);
    }

    /** Whether there is anything that the caller may do. */
    boolean allowsAnything(Caller caller) {
        return caller.isUnlimited() || grants.stream().anyMatch(grant -> grant.isFor(caller.roles()));
    }
}

package dev.refit.stage.access;

import static dev.refit.stage.access.Target.COORDINATES;
import static dev.refit.stage.access.Target.DATASET;
import static dev.refit.stage.access.Target.REFIT;

import java.util.Locale;
import java.util.Set;

/** What somebody may be permitted to do. Each permission knows what names the things that it is about. */
public enum Permission {
    /** Publish an arrival of data. */
    PUBLISH(DATASET),

    /** Apply, suspend or resume a definition without code of its author's beyond SQL, or delete any definition. */
    APPLY_SQL(REFIT, COORDINATES),

    /** Apply, suspend or resume a definition that brings code, such as a jar. */
    APPLY_CODE(REFIT, COORDINATES),

    /** Request a run by hand, retry one, or cancel one. The run of an uploaded model has its artifact's name as refit. */
    RUN(REFIT),

    /** Upload a model that was trained elsewhere. */
    UPLOAD(COORDINATES),

    /** Approve a release that waits for somebody. */
    APPROVE(REFIT, COORDINATES),

    /** Release a library, or hand its coordinates over to another owner. */
    RELEASE(REFIT, COORDINATES),

    /** See definitions, runs and releases. */
    VIEW(REFIT);

    private final Set<Target> targets;

    Permission(Target... targets) {
        this.targets = Set.of(targets);
    }

    /** What a grant of this permission can be restricted by. */
    public Set<Target> targets() {
        return targets;
    }

    /** As settings and messages write it, such as {@code apply-sql}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

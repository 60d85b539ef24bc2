package dev.refit.run.release;

import dev.refit.events.model.ModelSchema;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A semantic version, which says what a library asks of those who used the one before it. */
public record ReleaseVersion(int major, int minor, int patch) implements Comparable<ReleaseVersion> {
    public static final ReleaseVersion FIRST = new ReleaseVersion(1, 0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})");
    private static final Comparator<ReleaseVersion> ORDER = Comparator.comparingInt(ReleaseVersion::major)
            .thenComparingInt(ReleaseVersion::minor)
            .thenComparingInt(ReleaseVersion::patch);

    /** Empty when the text is no such version. */
    public static Optional<ReleaseVersion> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new ReleaseVersion(
                        Integer.parseInt(form.group(1)),
                        Integer.parseInt(form.group(2)),
                        Integer.parseInt(form.group(3))))
                : Optional.empty();
    }

    /**
     * The version of a model that follows this one: a major one when something that a consumer may count on is gone, a
     * minor one when something was added, else a patch. A schema that is known on one side only may mean anything.
     */
    public ReleaseVersion next(Optional<ModelSchema> before, Optional<ModelSchema> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return before.isEmpty() && after.isEmpty() ? nextPatch() : nextMajor();
        }
        List<SchemaChange> changes = SchemaChange.between(before.get(), after.get());
        if (changes.stream().anyMatch(SchemaChange::breaking)) {
            return nextMajor();
        }
        return changes.isEmpty() ? nextPatch() : new ReleaseVersion(major, minor + 1, 0);
    }

    private ReleaseVersion nextMajor() {
        return new ReleaseVersion(major + 1, 0, 0);
    }

    /** The version that follows this one and says nothing of its model. */
    public ReleaseVersion nextPatch() {
        return new ReleaseVersion(major, minor, patch + 1);
    }

    @Override
    public int compareTo(ReleaseVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}

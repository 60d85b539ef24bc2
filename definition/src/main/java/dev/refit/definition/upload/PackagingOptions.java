package dev.refit.definition.upload;

import dev.refit.events.checks.Checks;
import dev.refit.events.definition.InputPolicy;
import dev.refit.events.definition.InputsSpec;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.PackagingSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the options that describe the library of an uploaded model. */
public final class PackagingOptions {
    public static final String GROUP = "group";
    public static final String ARTIFACT = "artifact";
    public static final String CARRY = "carry";
    public static final String UNSEEN_LEVEL = "unseen-level";
    public static final String MISSING = "missing";

    /** The names of all options. */
    public static final Set<String> NAMES = Set.of(GROUP, ARTIFACT, CARRY, UNSEEN_LEVEL, MISSING);

    private static final String ANY = "x";

    private final Map<String, String> options;
    private final List<String> problems = new ArrayList<>();

    private PackagingOptions(Map<String, String> options) {
        this.options = options;
    }

    /**
     * @param options the given options by name
     * @throws InvalidUploadException when options are invalid, with every problem
     */
    public static PackagingSpec read(Map<String, String> options) {
        PackagingOptions read = new PackagingOptions(options);
        PackagingSpec packaging = read.packaging();
        if (!read.problems.isEmpty()) {
            throw new InvalidUploadException(read.problems);
        }
        return packaging;
    }

    private PackagingSpec packaging() {
        String group = options.get(GROUP);
        String artifact = options.get(ARTIFACT);
        checked(GROUP, () -> new MavenSpec(group, ANY).bounded());
        checked(ARTIFACT, () -> new MavenSpec(ANY, artifact).bounded());
        Integer carry = checked(CARRY, this::carry);
        InputPolicy unseenLevel = policy(UNSEEN_LEVEL, InputPolicy.MISSING);
        InputPolicy missing = policy(MISSING, InputPolicy.SCORE);
        return problems.isEmpty()
                ? new PackagingSpec(
                        new MavenSpec(group, artifact),
                        carry,
                        new InputsSpec(unseenLevel, missing, null),
                        null,
                        null,
                        null)
                : null;
    }

    private int carry() {
        String text = options.get(CARRY);
        if (text == null) {
            return PackagingSpec.DEFAULT_EXAMPLES;
        }
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw Checks.invalid(CARRY, text, "a whole number of at least 1");
        }
        return Integer.parseInt(text);
    }

    /** Null when the option is not given. */
    private InputPolicy policy(String option, InputPolicy lenient) {
        String text = options.get(option);
        if (text == null) {
            return null;
        }
        for (InputPolicy policy : List.of(lenient, InputPolicy.REFUSE)) {
            if (text.equalsIgnoreCase(policy.name())) {
                return policy;
            }
        }
        problems.add(Checks.invalid(option, text, lenient.name().toLowerCase(Locale.ROOT) + " or refuse")
                .getMessage());
        return null;
    }

    /** The value; null when it is invalid, which is reported as a problem of the option. */
    private <T> T checked(String option, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            problems.add(option + e.getMessage().substring(e.getMessage().indexOf(':')));
            return null;
        }
    }
}

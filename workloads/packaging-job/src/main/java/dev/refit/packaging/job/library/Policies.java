package dev.refit.packaging.job.library;

import com.palantir.javapoet.CodeBlock;
import dev.refit.events.definition.InputsSpec;
import dev.refit.model.library.InputPolicies;
import dev.refit.model.library.InputPolicy;

/** The policies of the definition for values that the model was not made for. */
public final class Policies {
    private Policies() {}

    static InputPolicies of(Library library) {
        InputsSpec specified = library.request().packaging().inputs();
        InputsSpec inputs = specified == null ? new InputsSpec(null, null, null) : specified;
        if (library.shape().limits().skipsMissing()) {
            // H2O answers nothing for a row without a value, and a level that it does not know is none.
            return new InputPolicies(
                    InputPolicy.THROW, InputPolicy.THROW, policy(inputs.outOfRange(), InputPolicy.COUNT));
        }
        return new InputPolicies(
                policy(inputs.unseenLevel(), InputPolicy.MISSING),
                policy(inputs.missing(), InputPolicy.COUNT),
                policy(inputs.outOfRange(), InputPolicy.COUNT));
    }

    private static InputPolicy policy(dev.refit.events.definition.InputPolicy specified, InputPolicy otherwise) {
        if (specified == null) {
            return otherwise;
        }
        return switch (specified) {
            case SCORE -> InputPolicy.COUNT;
            case MISSING -> InputPolicy.MISSING;
            case REFUSE -> InputPolicy.THROW;
        };
    }

    public static String text(Library library) {
        InputPolicies policies = of(library);
        return "a text that training has not seen " + text(policies.unseen()) + ", a missing value "
                + text(policies.missing()) + ", a number out of range " + text(policies.outOfRange());
    }

    public static CodeBlock code(Library library) {
        InputPolicies policies = of(library);
        return CodeBlock.of(
                "new $T($T.$L, $T.$L, $T.$L)",
                library.runtime(InputPolicies.class),
                library.runtime(InputPolicy.class),
                policies.unseen(),
                library.runtime(InputPolicy.class),
                policies.missing(),
                library.runtime(InputPolicy.class),
                policies.outOfRange());
    }

    private static String text(InputPolicy policy) {
        return switch (policy) {
            case COUNT -> "is scored as it is";
            case MISSING -> "counts as missing";
            case THROW -> "is refused";
        };
    }
}

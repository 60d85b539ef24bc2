package dev.refit.model.library;

import dev.refit.model.mojo.Mojo;
import dev.refit.model.OffsetAsInput;
import dev.refit.model.Scorer;
import dev.refit.model.examples.Digests;
import dev.refit.model.examples.Example;
import dev.refit.model.examples.ExampleFile;
import dev.refit.model.examples.Verification;
import dev.refit.model.shap.Contributions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * The model of a library with all that came with it: what the typed classes of the library stand on. Thread-safe.
 */
public final class PackagedModel {
    /** How many ulps a probability may be away from the recorded one on another Java machine. */
    public static final int ULPS_ELSEWHERE = 16;

    private final Class<?> anchor;
    private final LibraryFacts facts;
    private final Scorer scorer;
    private final InputCoder inputs;
    private final boolean explained;
    private Contributions contributions;

    private PackagedModel(Class<?> anchor, LibraryFacts facts, Scorer scorer, boolean explained) {
        this.anchor = anchor;
        this.facts = facts;
        this.scorer = OffsetAsInput.of(scorer);
        this.inputs = new InputCoder(this.scorer.info(), facts.ranges(), facts.policies());
        this.explained = explained;
    }

    /**
     * Reads the model.
     *
     * @param anchor the class beside which the resources lie
     * @param loader makes a scorer of the bytes of a MOJO
     * @param explained whether its contributions can be computed
     * @throws IllegalStateException when the jar lacks the model, or has another one than was released
     */
    public static PackagedModel open(
            Class<?> anchor, LibraryFacts facts, Function<byte[], Scorer> loader, boolean explained) {
        return new PackagedModel(anchor, facts, loader.apply(resource(anchor, facts, facts.mojo())), explained);
    }

    public LibraryFacts facts() {
        return facts;
    }

    public Scorer scorer() {
        return scorer;
    }

    public InputCoder inputs() {
        return inputs;
    }

    /** @throws UnsupportedOperationException when the model is not one whose contributions can be computed */
    public synchronized Contributions contributions() {
        if (!explained) {
            throw new UnsupportedOperationException(
                    "the contributions of a " + scorer.info().algorithmName() + " model are not computed");
        }
        if (contributions == null) {
            contributions = Mojo.read(resource(anchor, facts, facts.mojo())).contributions();
        }
        return contributions;
    }

    /** The statement of where the model comes from, as JSON. */
    public String provenance() {
        return new String(resource(anchor, facts, facts.provenance()), StandardCharsets.UTF_8);
    }

    /** A coder that lets everything pass, as H2O did where the examples were recorded; it counts for itself. */
    public InputCoder inputsAsRecorded() {
        InputPolicies lenient = new InputPolicies(InputPolicy.MISSING, InputPolicy.COUNT, InputPolicy.COUNT);
        return new InputCoder(scorer.info(), facts.ranges(), lenient);
    }

    /** The rows of the recorded examples that were among the data. */
    public List<double[]> recordedRows() {
        return examples().stream()
                .filter(example -> !example.made())
                .map(Example::row)
                .toList();
    }

    /** The recorded examples, as {@code docs/recorded-examples.md} of Refit has them. */
    List<Example> examples() {
        String text = new String(resource(anchor, facts, facts.examples()), StandardCharsets.UTF_8);
        return ExampleFile.read(text.lines().toList(), scorer.info(), scorer.outputSize());
    }

    /**
     * Replays the recorded examples on this Java machine, and checks the digests of all that came with the model.
     * Everything must have the recorded bits, except that probabilities may be {@value #ULPS_ELSEWHERE} ulps away on
     * another Java machine than the one that released the library, unless the system property {@code refit.strict} is set.
     *
     * @return how many examples were replayed
     * @throws VerificationException when an answer is not the recorded one
     * @throws IllegalStateException when a file is missing or not the one that was released
     */
    public int verify() {
        boolean exact =
                System.getProperty("refit.strict") != null || facts.java().equals(LibraryFacts.thisJava());
        List<Example> examples = examples();
        Contributions explaining = explained ? contributions() : null;
        List<String> differences =
                new Verification(scorer, explaining, exact ? 0 : ULPS_ELSEWHERE).differences(examples);
        if (!differences.isEmpty()) {
            throw new VerificationException(facts.coordinates(), differences);
        }
        provenance();
        return examples.size();
    }

    private static byte[] resource(Class<?> anchor, LibraryFacts facts, LibraryFacts.Resource resource) {
        try (InputStream in = anchor.getResourceAsStream(resource.name())) {
            if (in == null) {
                throw new IllegalStateException(
                        "The jar of " + facts.coordinates() + " is incomplete: it has no " + resource.name());
            }
            byte[] bytes = in.readAllBytes();
            String found = Digests.of(bytes);
            if (!found.equals(resource.sha256())) {
                throw new IllegalStateException("The jar of " + facts.coordinates() + " was changed: " + resource.name()
                        + " has SHA-256 " + found + ", expected " + resource.sha256());
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource.name() + " of " + facts.coordinates(), e);
        }
    }
}

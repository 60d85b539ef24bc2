package dev.refit.model.library;

import dev.refit.model.OffsetAsInput;
import dev.refit.model.Scorer;
import dev.refit.model.examples.Digests;
import dev.refit.model.examples.Example;
import dev.refit.model.examples.ExampleFile;
import dev.refit.model.examples.Verification;
import dev.refit.model.mojo.Mojo;
import dev.refit.model.shap.Contributions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * The packaged model behind the typed classes of a library: the scorer, its inputs and the files of the jar. Thread-safe.
 */
public final class PackagedModel {
    /** The largest allowed distance of a probability from the recorded one on another JVM, in ulps. */
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
        this.inputs = new InputCoder(this.scorer.info(), facts.ranges(), facts.policies(), facts.times());
        this.explained = explained;
    }

    /**
     * Reads the model.
     *
     * @param anchor the class that finds the resources
     * @param loader creates a scorer from the bytes of a MOJO
     * @param explained whether contributions can be computed
     * @throws IllegalStateException if the jar lacks the model or contains another one than was released
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

    /**
     * Returns what explains predictions. The first call reads the model again.
     *
     * @throws UnsupportedOperationException if contributions cannot be computed for the model
     */
    public synchronized Contributions contributions() {
        if (!explained) {
            throw new UnsupportedOperationException(
                    "contributions cannot be computed for this " + scorer.info().algorithmName() + " model");
        }
        if (contributions == null) {
            contributions = Mojo.read(resource(anchor, facts, facts.mojo())).contributions();
        }
        return contributions;
    }

    /** Returns the provenance of the model as JSON: an in-toto statement. */
    public String provenance() {
        return new String(resource(anchor, facts, facts.provenance()), StandardCharsets.UTF_8);
    }

    /** Returns a coder that refuses nothing, like H2O when the examples were recorded. It has its own counters. */
    public InputCoder inputsAsRecorded() {
        InputPolicies lenient = new InputPolicies(InputPolicy.MISSING, InputPolicy.COUNT, InputPolicy.COUNT);
        return new InputCoder(scorer.info(), facts.ranges(), lenient, facts.times());
    }

    /** Returns the rows of the recorded examples without the made-up ones. */
    public List<double[]> recordedRows() {
        return examples().stream()
                .filter(example -> !example.made())
                .map(Example::row)
                .toList();
    }

    /** Reads the recorded examples, whose format {@code docs/recorded-examples.md} of Refit describes. */
    List<Example> examples() {
        String text = new String(resource(anchor, facts, facts.examples()), StandardCharsets.UTF_8);
        return ExampleFile.read(text.lines().toList(), scorer.info(), scorer.outputSize());
    }

    /**
     * Replays the recorded examples on this JVM, and checks the digests of the model, the examples and the provenance. Every
     * result must have the recorded bits. Only on another JVM than the one that released the library may probabilities
     * differ by up to {@value #ULPS_ELSEWHERE} ulps, unless the system property {@code refit.strict} is set.
     *
     * @return the number of replayed examples
     * @throws VerificationException if a result differs from the recorded one
     * @throws IllegalStateException if a file is missing or is not the one that was released
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

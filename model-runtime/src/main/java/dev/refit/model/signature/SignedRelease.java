package dev.refit.model.signature;

import dev.refit.model.examples.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What the signature of a release vouches for: the files that are published, by their names, and files within its jars.
 * Immutable.
 */
public final class SignedRelease {
    /** What the name of an envelope has instead of {@code .jar}. */
    public static final String ENDING = ".intoto.jsonl";

    /** Between the name of a jar and that of a file in it. */
    public static final String WITHIN = "!/";

    private final Statement statement;

    private SignedRelease(Statement statement) {
        this.statement = statement;
    }

    /**
     * Reads an envelope and checks its signature.
     *
     * @throws InvalidSignatureException if it is no envelope of a release, or not signed with the key; the message names
     *     the file
     */
    public static SignedRelease read(Path envelope, VerificationKey key) throws IOException {
        try {
            byte[] payload = Envelope.read(envelope).payloadSignedWith(key, Statement.PAYLOAD_TYPE);
            return new SignedRelease(Statement.read(payload));
        } catch (InvalidSignatureException e) {
            throw new InvalidSignatureException(envelope.getFileName() + ": " + e.getMessage());
        }
    }

    /** Returns the name of the envelope of a jar. */
    public static String envelopeOf(String jar) {
        return jar.replaceFirst("\\.jar$", "") + ENDING;
    }

    public String predicateType() {
        return statement.predicateType();
    }

    /** Returns the names of the published files, each with its SHA-256. */
    public Map<String, String> files() {
        Map<String, String> files = new TreeMap<>(statement.digests());
        files.keySet().removeIf(name -> name.contains(WITHIN));
        return files;
    }

    /** Returns the paths of files within a published jar. */
    public List<String> within(String jar) {
        String prefix = jar + WITHIN;
        return statement.digests().keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .sorted()
                .toList();
    }

    /**
     * Checks a published file and, of a jar, what the statement names within.
     *
     * @param name the name under which it is published
     * @throws InvalidSignatureException if the release has no file of this name, or one differs
     */
    public void check(String name, Path file) throws IOException {
        String expected = files().get(name);
        if (expected == null) {
            throw new InvalidSignatureException("the signature is not of " + Members.quoted(name) + ": it names "
                    + Members.quoted(String.join(", ", files().keySet())));
        }
        try (InputStream in = Files.newInputStream(file)) {
            requireEqual(name, expected, Digests.of(in));
        }
        List<String> within = within(name);
        if (within.isEmpty()) {
            return;
        }
        try (ZipFile jar = new ZipFile(file.toFile())) {
            for (String path : within) {
                checkWithin(jar, name, path);
            }
        }
    }

    private void checkWithin(ZipFile jar, String name, String path) throws IOException {
        ZipEntry entry = jar.getEntry(path);
        if (entry == null) {
            throw new InvalidSignatureException(Members.quoted(name + WITHIN + path) + ": is missing, but was signed");
        }
        try (InputStream in = jar.getInputStream(entry)) {
            requireEqual(name + WITHIN + path, statement.digests().get(name + WITHIN + path), Digests.of(in));
        }
    }

    private static void requireEqual(String name, String expected, String found) {
        if (!found.equals(expected)) {
            throw new InvalidSignatureException(
                    Members.quoted(name) + ": got SHA-256 " + found + ", signed is " + expected);
        }
    }
}

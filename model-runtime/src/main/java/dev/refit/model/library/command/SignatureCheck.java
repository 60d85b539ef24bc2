package dev.refit.model.library.command;

import dev.refit.model.signature.InvalidSignatureException;
import dev.refit.model.signature.SignedRelease;
import dev.refit.model.signature.VerificationKey;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks the signature of a library: of the one that this class is in, or of another one. */
final class SignatureCheck {
    private static final String KEY = "--key";
    private static final String SIGNATURE = "--signature";
    private static final String JAR = "--jar";

    private final Map<String, Path> options;

    private SignatureCheck(Map<String, Path> options) {
        this.options = options;
    }

    /** Tells whether the arguments are a command and options, a key among them, each once and with its value. */
    static boolean understands(String[] arguments) {
        List<String> given = List.of(arguments);
        boolean known = true;
        for (int i = 1; i < given.size(); i += 2) {
            known &= List.of(KEY, SIGNATURE, JAR).contains(given.get(i)) && given.indexOf(given.get(i)) == i;
        }
        return known && given.size() % 2 == 1 && given.contains(KEY);
    }

    static SignatureCheck of(String[] arguments) {
        Map<String, Path> options = new HashMap<>();
        for (int i = 1; i < arguments.length; i += 2) {
            options.put(arguments[i], Path.of(arguments[i + 1]));
        }
        return new SignatureCheck(options);
    }

    boolean isOfThisLibrary() {
        return !options.containsKey(JAR);
    }

    /**
     * Checks the jar and what the signature names within it.
     *
     * @throws InvalidSignatureException if there is no signature, or it does not fit the key or the jar
     */
    void run(PrintStream out) throws IOException {
        Path jar = isOfThisLibrary() ? thisJar() : options.get(JAR);
        String name = jar.getFileName().toString();
        Path envelope = options.getOrDefault(SIGNATURE, jar.resolveSibling(SignedRelease.envelopeOf(name)));
        if (!Files.exists(jar)) {
            throw new NoSuchFileException(jar.toString());
        }
        VerificationKey key = VerificationKey.read(options.get(KEY));
        if (!Files.exists(envelope)) {
            throw new InvalidSignatureException("No signature: there is no " + envelope
                    + ". Fetch it from the repository that the jar is from, or name it with --signature FILE.");
        }
        SignedRelease release = SignedRelease.read(envelope, key);
        release.check(name, jar);
        out.println(
                name + " and " + release.within(name).size() + " files in it are as signed with the key " + key.id());
    }

    private static Path thisJar() {
        CodeSource source = SignatureCheck.class.getProtectionDomain().getCodeSource();
        URI location = source == null
                ? URI.create("")
                : URI.create(source.getLocation().toString());
        if ("file".equals(location.getScheme()) && Files.isRegularFile(Path.of(location))) {
            return Path.of(location);
        }
        throw new IllegalStateException("The library does not run from a jar: name it with --jar FILE.");
    }
}

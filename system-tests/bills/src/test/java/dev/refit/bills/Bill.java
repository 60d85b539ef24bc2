package dev.refit.bills;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Metadata;

/** The CycloneDX bill of materials of a process; the same jars give the same bill. */
final class Bill {
    private Bill() {}

    static String json(String process, String version, Map<Coordinates, Path> libraries) throws IOException {
        Component application = new Component();
        application.setType(Component.Type.APPLICATION);
        application.setGroup("dev.refit");
        application.setName(process);
        application.setVersion(version);
        application.setPurl("pkg:maven/dev.refit/" + process + "@" + version);
        application.setBomRef(application.getPurl());
        Metadata metadata = new Metadata();
        metadata.setTimestamp(null); // Does not depend on when it is made.
        metadata.setComponent(application);
        Bom bom = new Bom();
        bom.setMetadata(metadata);
        for (Map.Entry<Coordinates, Path> library : libraries.entrySet()) {
            bom.addComponent(component(library.getKey(), library.getValue()));
        }
        try {
            return BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString() + "\n";
        } catch (GeneratorException e) {
            throw new IllegalStateException("the bill of " + process + " cannot be written", e);
        }
    }

    private static Component component(Coordinates library, Path jar) throws IOException {
        Component component = new Component();
        component.setType(Component.Type.LIBRARY);
        component.setGroup(library.group());
        component.setName(library.artifact());
        component.setVersion(library.version());
        component.setPurl(library.purl());
        component.setBomRef(library.purl());
        component.addHash(new Hash(Hash.Algorithm.SHA_256, sha256(jar)));
        return component;
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
                byte[] buffer = new byte[1 << 16];
                while (bytes.read(buffer) >= 0) {
                    // The digest is updated.
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}

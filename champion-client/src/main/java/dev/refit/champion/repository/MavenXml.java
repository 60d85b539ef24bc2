package dev.refit.champion.repository;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads Maven's XML. A document type, and with it every entity, is refused. */
final class MavenXml {
    private static final int DEEPEST = 50;
    private static final int MAX_TEXT = 1000;

    private MavenXml() {}

    /** Returns the versions that {@code maven-metadata.xml} lists, in its order. */
    static List<String> versions(byte[] metadata, Object name) throws UnreadableException {
        List<String> versions = new ArrayList<>();
        read(metadata, name, (path, text) -> {
            if (path.equals("/metadata/versioning/versions/version")) {
                versions.add(text);
            }
        });
        return versions;
    }

    /**
     * Returns the elements of a pom's only dependency, such as {@code version}.
     *
     * @throws UnreadableException if it has none or several
     */
    static Map<String, String> dependency(byte[] pom, Object name) throws UnreadableException {
        String prefix = "/project/dependencies/dependency/";
        Map<String, String> elements = new HashMap<>();
        List<String> twice = new ArrayList<>();
        read(pom, name, (path, text) -> {
            if (path.startsWith(prefix) && elements.put(path.substring(prefix.length()), text) != null) {
                twice.add(path);
            }
        });
        if (elements.isEmpty() || !twice.isEmpty()) {
            throw new UnreadableException(name + ": expected a pom with one dependency");
        }
        return elements;
    }

    private interface Leaves {
        void leaf(String path, String text);
    }

    private static void read(byte[] xml, Object name, Leaves leaves) throws UnreadableException {
        try {
            XMLStreamReader reader = hardened().createXMLStreamReader(new ByteArrayInputStream(xml));
            StringBuilder path = new StringBuilder();
            StringBuilder text = new StringBuilder();
            for (int depth = 0; reader.hasNext(); ) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > DEEPEST) {
                            throw new UnreadableException(
                                    name + ": got more than " + DEEPEST + " elements within each other");
                        }
                        path.append('/').append(reader.getLocalName());
                        text.setLength(0);
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        leaves.leaf(path.toString(), text.toString().strip());
                        path.setLength(path.lastIndexOf("/"));
                        text.setLength(0);
                        depth--;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (text.length() < MAX_TEXT) {
                            text.append(reader.getText());
                        }
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new UnreadableException(name + ": got a document type, expected XML without one");
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw new UnreadableException(name + ": got what is not XML: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** That of the JDK, whatever the class path brings. */
    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}

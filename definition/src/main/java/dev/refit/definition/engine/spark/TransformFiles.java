package dev.refit.definition.engine.spark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.events.RefitJson;
import dev.refit.events.artifact.StoredFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the files of a transform hold.
 *
 * @param sqlFile where the SQL lies, of a transform by a file of SQL
 * @param sql the text, of a transform by SQL
 * @param jarFile where the jar lies, of a transform by jar
 * @param jar what identifies its content
 */
public record TransformFiles(
        Optional<Path> sqlFile, Optional<String> sql, Optional<Path> jarFile, Optional<StoredFile> jar) {
    static final TransformFiles NONE =
            new TransformFiles(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Puts the contents of the files in the place of their names. */
    public void addTo(ObjectNode transform) {
        ObjectNode spark = (ObjectNode) transform.get("spark");
        sql.ifPresent(text -> spark.put("sql", text));
        jar.ifPresent(file -> spark.set("jar", RefitJson.mapper().valueToTree(file)));
    }
}

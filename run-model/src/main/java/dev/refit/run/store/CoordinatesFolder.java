package dev.refit.run.store;

import dev.refit.events.checks.Digests;
import dev.refit.events.definition.MavenSpec;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of what is known of a library's coordinates, {@code coordinates/<groupId>=<artifactId>/}. All paths are relative
 * to the store's root.
 *
 * <pre>
 * owner-N.json                who owns the coordinates; the highest N holds
 * </pre>
 *
 * @param path the folder, with a slash at its end
 */
public record CoordinatesFolder(String path) {
    private static final int LONGEST_NAME = 255;
    private static final Pattern OWNER = Pattern.compile("owner-([1-9]\\d{0,8})\\.json");

    /** The folder of these coordinates; of those that are too long for the name of a folder it has their digest. */
    public static CoordinatesFolder of(MavenSpec maven) {
        String name = maven.groupId() + "=" + maven.artifactId();
        return new CoordinatesFolder(
                "coordinates/" + (name.length() <= LONGEST_NAME ? name : "=" + Digests.sha256(name)) + "/");
    }

    /** The record of an owner. @param number from 1, one more with each change */
    public String owner(int number) {
        return path + "owner-" + number + ".json";
    }

    /** The number of the owner whose record a path is; empty for all else. */
    public OptionalInt ownerNumber(String object) {
        if (!object.startsWith(path)) {
            return OptionalInt.empty();
        }
        Matcher matcher = OWNER.matcher(object.substring(path.length()));
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}

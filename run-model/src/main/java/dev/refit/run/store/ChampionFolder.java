package dev.refit.run.store;

import dev.refit.events.checks.Digests;
import dev.refit.events.definition.MavenSpec;

/**
 * The folder of a library's champions, {@code champions/<groupId>=<artifactId>/}. All paths are relative to the store's root.
 *
 * <pre>
 * N.json                      the Nth change of champion; the highest N holds
 * promoted/VERSION.json       a copy of the change by which the promotion of VERSION made it the champion
 * </pre>
 *
 * @param path the folder, with a slash at its end
 */
public record ChampionFolder(String path) {
    private static final String ALL = "champions/";
    private static final int LONGEST_NAME = 255;

    /** The folder of a library; of coordinates that are too long for the name of a folder it has their digest. */
    public static ChampionFolder of(MavenSpec maven) {
        String name = maven.groupId() + "=" + maven.artifactId();
        return new ChampionFolder(ALL + (name.length() <= LONGEST_NAME ? name : "=" + Digests.sha256(name)) + "/");
    }

    /** Which library a refit's newest champion belongs to. No folder of a library has such a name. */
    public static String ofRefit(String refit) {
        return ALL + "refits/" + refit + ".json";
    }

    /** The record of a change. @param number from 1, one more with each change */
    public String change(int number) {
        return path + number + ".json";
    }

    /** The copy of the change that a promotion made. */
    public String promotion(String version) {
        return path + "promoted/" + version + ".json";
    }
}

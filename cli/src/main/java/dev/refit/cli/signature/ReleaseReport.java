package dev.refit.cli.signature;

import dev.refit.cli.screen.Screen;
import dev.refit.model.signature.SignedRelease;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was checked of a release, all of it as signed.
 *
 * @param absent the names of signed files that were not there
 */
record ReleaseReport(String target, Path envelope, String keyId, SignedRelease release, List<String> absent) {

    void tell(Screen screen) {
        screen.answer(json());
        for (String name : checked()) {
            int within = release.within(name).size();
            screen.say(name + ": as signed" + (within == 0 ? "" : ", with " + within + " files in it"));
        }
        if (!absent.isEmpty()) {
            screen.say("Signed, but not there and so not checked: " + String.join(", ", absent));
        }
        screen.say("Signed with the key " + keyId + ".");
    }

    private List<String> checked() {
        return release.files().keySet().stream()
                .filter(name -> !absent.contains(name))
                .toList();
    }

    private Map<String, Object> json() {
        List<Map<String, Object>> files = new ArrayList<>();
        for (String name : checked()) {
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("name", name);
            file.put("sha256", release.files().get(name));
            file.put("within", release.within(name));
            files.add(file);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("verified", target);
        json.put("signature", envelope.getFileName().toString());
        json.put("keyId", keyId);
        json.put("predicateType", release.predicateType());
        json.put("files", files);
        json.put("notThere", absent);
        return json;
    }
}

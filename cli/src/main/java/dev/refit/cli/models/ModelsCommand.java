package dev.refit.cli.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.CliFailure;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.ingest.IngestClient;
import dev.refit.events.RefitJson;
import dev.refit.events.checks.Checks;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.run.champion.ChampionChange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The champions of a library. */
@Command(
        name = "models",
        description = "Show which version of a library is or was the champion, since when, why and by whom.")
public final class ModelsCommand {
    private final Session session;

    public ModelsCommand(Session session) {
        this.session = session;
    }

    @Command(description = "Show the changes of the champion, the latest first.")
    int history(
            @Parameters(paramLabel = "REFIT", description = "A definition's name, or GROUP:ARTIFACT of any library.")
                    String library,
            @Option(
                            names = "--on",
                            paramLabel = "MOMENT",
                            description = "Only the champion of this moment, such as 2013-03-15T12:00:00Z.")
                    String on) {
        String path =
                path(library) + (on == null ? "" : "?on=" + encoded(moment(on).toString()));
        JsonNode answer = new IngestClient(session.service()).send("GET", path, null);
        session.screen().answer(answer);
        session.screen().say("Champions of " + answer.path("coordinates").asText() + ":");
        for (JsonNode change : answer.path("changes")) {
            session.screen().say(ChangeText.of(RefitJson.read(RefitJson.bytes(change), ChampionChange.class)));
        }
        return ExitCodes.OK;
    }

    private static String path(String library) {
        try {
            if (!library.contains(":")) {
                return "/api/champions/" + Checks.name("REFIT", library, RefitDefinition.MAX_NAME);
            }
            String[] parts = library.split(":", 2);
            MavenSpec maven = new MavenSpec(parts[0], parts[1]);
            return "/api/champions/" + maven.groupId() + "/" + maven.artifactId();
        } catch (IllegalArgumentException e) {
            throw CliFailure.invalid(e.getMessage() + ".", "");
        }
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw CliFailure.invalid("--on: got " + text + ", expected a moment such as 2013-03-15T12:00:00Z.", "");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

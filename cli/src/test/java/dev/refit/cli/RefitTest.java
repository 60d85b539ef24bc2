package dev.refit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.screen.Screen;
import dev.refit.events.RefitJson;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RefitTest {
    @TempDir
    Path home;

    static Stream<String> everyCommand() {
        Screen screen =
                new Screen(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false, false);
        return commands(Refit.commandLine(screen, Map.of(), Path.of("")), "");
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyCommandHelps(String command) {
        Call call = call(command + " --help");

        assertThat(call.exitCode()).isZero();
        assertThat(call.out()).contains("Usage: refit").contains("--home").contains("--json");
    }

    @Test
    void theHelpNamesAllExitCodes() {
        assertThat(call("--help").out())
                .containsPattern("0 +done")
                .containsPattern("1 +a run ended without a new model, or a check or the platform failed")
                .containsPattern("2 +the command line, a definition or other input is wrong")
                .containsPattern("3 +the platform is not up");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "up --port-base many",
                "up --port-base 80",
                "publish flights file",
                "publish --partition 2013-01 flights",
                "run",
                "runs list --state LOST",
                "demo --months 13",
                "dead-letters resubmit",
                "dead-letters resubmit 0-1 --all",
                "dead-letters resubmit 0-1 0-2 --payload pom.xml",
                "dead-letters resubmit --all --again",
                "dead-letters list --state LOST",
                "gc",
                "gc --keep many",
                "gc --keep -1",
                "gc --keep 1 --older-than long"
            })
    void aWrongCommandLineIsCode2WithoutAStackTrace(String line) {
        Call call = call(line);

        assertThat(call.exitCode()).isEqualTo(ExitCodes.INVALID);
        assertThat(call.err()).isNotBlank().doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "definitions list",
                "definitions show delay",
                "definitions suspend delay",
                "runs list",
                "runs watch",
                "runs show delay-1",
                "runs logs delay-1",
                "runs cancel delay-1",
                "dead-letters list",
                "dead-letters show 0-1",
                "dead-letters resubmit --all",
                "gc --keep 3 --dry-run",
                "run delay --partition 2013-01",
                "publish flights --partition 2013-01 pom.xml"
            })
    void withoutAPlatformItIsCode3AndSaysHowToStartOne(String line) {
        Call call = call(line);

        assertThat(call.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(call.err()).contains("The platform is not up").contains("refit up");
    }

    @Test
    void downIsDoneWhenThereIsNothingToEnd() {
        assertThat(call("down").exitCode()).isZero();
        assertThat(call("down").out()).contains("was not up");
    }

    @Test
    void aDefinitionThatIsWrongIsCode2WithEveryProblem() throws Exception {
        Path file = Files.writeString(home.resolve("wrong.yaml"), "apiVersion: refit.dev/v2\nkind: Refit\n");

        Call text = call("validate " + file);
        Call json = call("validate --json " + file);

        assertThat(text.exitCode()).isEqualTo(ExitCodes.INVALID);
        assertThat(text.err()).contains("wrong.yaml:1").contains("refit.dev/v1");
        JsonNode answer = RefitJson.mapper().readTree(json.out());
        assertThat(answer.get("valid").asBoolean()).isFalse();
        assertThat(answer.get("problems")).hasSizeGreaterThan(1);
    }

    @Test
    void applyChecksBeforeItLooksForThePlatform() throws Exception {
        Path file = Files.writeString(home.resolve("wrong.yaml"), "kind: Refit\n");

        Call call = call("apply " + file);

        assertThat(call.exitCode()).isEqualTo(ExitCodes.INVALID);
        assertThat(call.err()).contains("nothing was applied", "refit validate");
    }

    @Test
    void errorsAreJsonForPrograms() throws Exception {
        Call call = call("runs list --json");

        JsonNode answer = RefitJson.mapper().readTree(call.out());
        assertThat(answer.get("exitCode").asInt()).isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(answer.get("hint").asText()).contains("refit up");
    }

    @Test
    void theDoctorSaysWhatToDoAboutWhatIsMissing() throws Exception {
        JsonNode findings = RefitJson.mapper().readTree(call("doctor --json").out());

        assertThat(findings).extracting(f -> f.get("check").asText()).contains("java", "memory", "disk", "home");
        assertThat(findings)
                .filteredOn(f -> !f.get("verdict").asText().equals("OK"))
                .allSatisfy(f -> assertThat(f.get("advice").asText()).isNotBlank());
    }

    @Test
    void theCompletionScriptKnowsTheCommands() {
        assertThat(call("completion").out()).contains("complete ", "definitions", "--partition");
    }

    private Call call(String line) {
        return Call.of(
                home, Arrays.stream(line.split(" ")).filter(a -> !a.isEmpty()).toArray(String[]::new));
    }

    private static Stream<String> commands(CommandLine line, String path) {
        List<String> all = new ArrayList<>(List.of(path));
        line.getSubcommands().forEach((name, sub) -> commands(sub, (path + " " + name).strip())
                .forEach(all::add));
        return all.stream();
    }
}

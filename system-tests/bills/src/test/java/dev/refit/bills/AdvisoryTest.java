package dev.refit.bills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvisoryTest {
    private static final String ADVISORY =
            """
            {"id": "GHSA-0000-0000-0001", "aliases": ["CVE-2026-0001"], "summary": "a fault in a codec", "affected": [
              {"package": {"ecosystem": "npm", "name": "io.netty:netty-codec"},
               "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}]},
              {"package": {"ecosystem": "Maven", "name": "io.netty:netty-codec"},
               "ranges": [
                 {"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "4.1.140.Final"}]},
                 {"type": "ECOSYSTEM", "events": [{"introduced": "4.2.0.Final"}, {"last_affected": "4.2.7.Final"}]}],
               "versions": ["4.2.9.Final"]}]}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "io.netty, netty-codec, 4.1.9.Final, true",
        "io.netty, netty-codec, 4.1.133.Final, true",
        "io.netty, netty-codec, 4.1.140.Final, false",
        "io.netty, netty-codec, 4.2.0.Final, true",
        "io.netty, netty-codec, 4.2.7.Final, true",
        "io.netty, netty-codec, 4.2.8.Final, false",
        "io.netty, netty-codec, 4.2.9.Final, true",
        "io.netty, netty-codec, 4.2.18.Final, false",
        "io.netty, netty-codec-http, 4.1.133.Final, false",
    })
    void theVersionsThatHaveTheFault(String group, String artifact, String version, boolean has) throws IOException {
        Advisory advisory = new Advisory(new ObjectMapper().readTree(ADVISORY));

        assertThat(advisory.concerns(new Coordinates(group, artifact, version, "")))
                .isEqualTo(has);
    }

    @Test
    void anAdvisoryThatWasWithdrawnConcernsNobody() throws IOException {
        String withdrawn = ADVISORY.replace("\"summary\"", "\"withdrawn\": \"2026-01-01T00:00:00Z\", \"summary\"");

        assertThat(new Advisory(new ObjectMapper().readTree(withdrawn)).concerns(codec("4.1.133.Final")))
                .isFalse();
    }

    @Test
    void advisoriesAreReadAsFilesAndFromTheArchiveOfAnEcosystem() throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.writeString(files.resolve("GHSA-0000-0000-0001.json"), ADVISORY);
        Path archive = Files.createDirectory(folder.resolve("archive"));
        try (OutputStream file = Files.newOutputStream(archive.resolve("all.zip"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("GHSA-0000-0000-0001.json"));
            zip.write(ADVISORY.getBytes(StandardCharsets.UTF_8));
        }

        for (Path place : List.of(files, archive)) {
            assertThat(AdvisoryDatabase.of(place).concerning(List.of(codec("4.1.133.Final"), codec("4.1.140.Final"))))
                    .containsOnlyKeys(codec("4.1.133.Final"));
        }
    }

    @Test
    void aFolderWithoutAdvisoriesIsRefused() {
        assertThatThrownBy(() -> AdvisoryDatabase.of(folder)).hasMessageContaining("expected advisories about Maven's");
    }

    @Test
    void aFaultIsAcceptedOfOneLibraryByAnyOfItsNames() throws IOException {
        Path file = Files.writeString(
                folder.resolve("accepted.txt"), "# why\nCVE-2026-0001 io.netty:netty-codec nothing here decodes\n");
        AcceptedAdvisories accepted = AcceptedAdvisories.of(file);
        Advisory advisory = new Advisory(new ObjectMapper().readTree(ADVISORY));

        assertThat(accepted.accepts(advisory, codec("4.1.133.Final"))).isTrue();
        assertThat(accepted.accepts(advisory, new Coordinates("io.netty", "netty-all", "4.1.133.Final", "")))
                .isFalse();
    }

    @Test
    void aFaultIsNotAcceptedWithoutAReason() throws IOException {
        Path file = Files.writeString(folder.resolve("accepted.txt"), "CVE-2026-0001 io.netty:netty-codec\n");

        assertThatThrownBy(() -> AcceptedAdvisories.of(file))
                .hasMessageContaining("line 1")
                .hasMessageContaining("ADVISORY GROUP:ARTIFACT REASON");
    }

    private static Coordinates codec(String version) {
        return new Coordinates("io.netty", "netty-codec", version, "");
    }
}

package dev.refit.cli.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.refit.cli.packaging.MavenRepository.Published;
import dev.refit.cli.screen.Screen;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.events.release.Release;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What refit package says of the signature of what it published. */
class PackageReportTest {
    private static final URI JAR = URI.create("file:///maven/delay-model-1.0.0.jar");

    @Test
    void theKeyIsThatOfTheSignatureWhichIsPublic() {
        assertThat(said(new Published(JAR, "abc"), "abc"))
                .contains("Published as " + JAR + ".", "Signed with the key abc.");
    }

    @Test
    void aSignatureOfAnotherKeyIsNotSaidToBeOfTheOneGiven() {
        assertThat(said(new Published(JAR, null), "abc"))
                .contains("It stands with a signature that is not of the key abc: ")
                .doesNotContain("Signed with");
    }

    @Test
    void withoutAKeyNothingIsSaidToBeSigned() {
        assertThat(said(new Published(JAR, null), null)).contains("It is not signed: the home has no key.");
        assertThat(said(null, "abc")).contains("Nothing was published.").doesNotContain("abc", "signed");
    }

    private static String said(Published published, String wanted) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out, true);
        StoredFile file = new StoredFile(JAR, 1, Digests.sha256(new byte[1]));
        Release release = new Release("com.example", "delay-model", "1.0.0", Map.of("jar", file, "pom", file), 10);
        new PackageReport(release, "upload", published, wanted, null, MissingNode.getInstance())
                .tell(new Screen(writer, writer, false, false));
        return out.toString();
    }
}

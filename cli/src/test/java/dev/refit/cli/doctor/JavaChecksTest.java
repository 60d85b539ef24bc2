package dev.refit.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.cli.doctor.Finding.Verdict;
import org.junit.jupiter.api.Test;

class JavaChecksTest {
    @Test
    void onlyJava17IsWellAndTheAdviceNamesIt() {
        assertThat(JavaChecks.java(17).verdict()).isEqualTo(Verdict.OK);
        assertThat(JavaChecks.java(11).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(JavaChecks.java(21)).satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(finding.found()).startsWith("Java 21 in ");
            assertThat(finding.advice()).contains("H2O trains with Java 17 and none newer", "JAVA_HOME");
        });
    }

    @Test
    void withoutMavenItSaysWhatToInstall() {
        assertThat(new JavaChecks("/nowhere").run())
                .filteredOn(finding -> finding.check().equals("maven"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.advice()).contains("Maven 3.8.6 or newer"));
    }
}

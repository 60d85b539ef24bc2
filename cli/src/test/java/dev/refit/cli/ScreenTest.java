package dev.refit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.cli.gc.GcText;
import dev.refit.cli.screen.Screen;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {
    @ParameterizedTest
    @CsvSource({"y,true", "Yes ,true", "n,false", "'',false", "yesterday,false"})
    void onlyAYesIsAYes(String answer, boolean agreed) {
        assertThat(agrees(answer + "\n")).isEqualTo(agreed);
    }

    @Test
    void whoGoesAwayHasNotAgreed() {
        assertThat(agrees("")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0,0 B", "1023,1023 B", "1024,1.0 KiB", "1572864,1.5 MiB", "5497558138880,5.0 TiB"})
    void sizesAreShort(long bytes, String text) {
        assertThat(GcText.size(bytes)).isEqualTo(text);
    }

    private static boolean agrees(String typed) {
        StringWriter out = new StringWriter();
        Screen screen = new Screen(new PrintWriter(out), new PrintWriter(out), new StringReader(typed), true, false);
        boolean agrees = screen.agrees("Remove?");
        assertThat(out).hasToString("Remove? [y/N] ");
        return agrees;
    }
}

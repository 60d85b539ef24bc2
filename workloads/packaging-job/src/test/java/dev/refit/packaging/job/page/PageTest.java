package dev.refit.packaging.job.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void aPageIsReadInTwoForms() {
        Page page = new Page("Delays")
                .text("How late.")
                .section("Numbers")
                .plot(new Svg(10, 20, "a plot").line(0, 1, 2.5, 3, Svg.INK).toString())
                .table(List.of("a", "b"), List.of(List.of("1", "2")))
                .table(List.of("nothing"), List.of());

        assertThat(page.markdown())
                .isEqualTo(
                        """
                        # Delays

                        How late.

                        ## Numbers

                        | a | b |
                        |---|---|
                        | 1 | 2 |
                        """);
        assertThat(page.html())
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .contains("<h1>Delays</h1>\n<p>How late.</p>\n<h2>Numbers</h2>\n<svg ")
                .contains("<line x1=\"0.00\" y1=\"1.00\" x2=\"2.50\" y2=\"3.00\" stroke=\"#57606a\"/>")
                .contains("<tr><th>a</th><th>b</th></tr>\n<tr><td>1</td><td>2</td></tr>\n</table>")
                .endsWith("</html>\n");
    }

    @Test
    void textsFromAnywhereStayTexts() {
        Page page = new Page("<b>|x|</b>").table(List.of("h"), List.of(List.of("a\n| [l](javascript:x) & `c`")));

        assertThat(page.html())
                .contains("<title>&lt;b&gt;|x|&lt;/b&gt;</title>", "<td>a\n| [l](javascript:x) &amp; `c`</td>");
        assertThat(page.markdown())
                .isEqualTo("# \\<b\\>\\|x\\|\\</b\\>\n\n| h |\n|---|\n| a \\| \\[l\\](javascript:x) \\& \\`c\\` |\n");
    }

    @Test
    void numbersAreShownAlikeEverywhere() {
        assertThat(List.of(Figures.of(0.0), Figures.of(0.12345), Figures.of(1e-6), Figures.of(-12345678.9)))
                .containsExactly("0.0000", "0.1235", "1.000e-06", "-1.235e+07");
        assertThat(List.of(Figures.change(0.5), Figures.change(-0.5), Figures.of(1234567L), Figures.percent(0.125)))
                .containsExactly("+0.5000", "-0.5000", "1,234,567", "12.5 %");
    }
}

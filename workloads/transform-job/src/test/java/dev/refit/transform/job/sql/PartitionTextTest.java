package dev.refit.transform.job.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT ${partition} AS p  | SELECT '2013-03'    AS p",
                "SELECT '${partition}-01'  | SELECT '2013-03-01'",
                "SELECT DATE\"${partition}\" | SELECT DATE\"2013-03\"",
                "SELECT r'ü𝄞${partition}' | SELECT r'ü𝄞2013-03'",
                "-- ${partition}           | -- ${partition}",
                "/* ${partition} */ SELECT | /* ${partition} */ SELECT",
                "SELECT `${partition}`     | SELECT `${partition}`",
                "SELECT ${partitions}      | SELECT ${partitions}",
                "SELECT '𝄞', ${partition}  | SELECT '𝄞', '2013-03'   ",
            })
    void it_is_a_text_of_sql_wherever_it_stands(String script, String filled) {
        assertThat(PartitionText.fill(script, "2013-03").stripTrailing()).isEqualTo(filled.stripTrailing());
    }

    @Test
    void what_stands_behind_it_keeps_its_place() {
        String filled = PartitionText.fill("SELECT ${partition}, a\nFROM ${partition}${partition} x", "2013-03");

        assertThat(filled).isEqualTo("SELECT '2013-03'   , a\nFROM '2013-03'   '2013-03'    x");
    }
}

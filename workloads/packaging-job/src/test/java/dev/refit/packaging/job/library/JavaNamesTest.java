package dev.refit.packaging.job.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaNamesTest {

    @ParameterizedTest
    @CsvSource({
        "dep_delay, depDelay",
        "AIR_TIME, airTime",
        "alreadyCamel, alreadyCamel",
        "HTTPCode, hTTPCode",
        "x, x",
        "2nd, _2nd",
        "while, while_",
        "record, record",
        "_, column",
        "null, null_",
        "日本, 日本"
    })
    void aColumnBecomesAMember(String column, String member) {
        assertThat(new JavaNames(List.of()).member(column)).isEqualTo(member);
    }

    @Test
    void namesThatFallTogetherAreNumbered() {
        JavaNames names = new JavaNames(List.of("build"));

        assertThat(names.member("a_b")).isEqualTo("aB");
        assertThat(names.member("a b")).isEqualTo("aB2");
        assertThat(names.member("a.b2")).isEqualTo("aB22");
        assertThat(names.member("build")).isEqualTo("build2");
    }

    @Test
    void typesDifferInMoreThanCaseAndAreShortEnoughForFiles() {
        JavaNames names = new JavaNames(List.of("builder"));

        assertThat(names.type("tail_num")).isEqualTo("TailNum");
        assertThat(names.type("tAIL num")).isEqualTo("TAILNum2");
        assertThat(names.type("1st")).isEqualTo("_1st");
        assertThat(names.type("%")).isEqualTo("Column");
        assertThat(names.type("Builder")).isEqualTo("Builder2");
        assertThat(names.type("x".repeat(300))).isEqualTo("X" + "x".repeat(39));
    }

    @Test
    void aPackageHasNoneOfJavasWords() {
        assertThat(JavaNames.packageName("com.new.int.models")).isEqualTo("com.new_.int_.models");
    }
}

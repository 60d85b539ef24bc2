package dev.refit.events.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;

class LevelConstantsTest {

    @Test
    void aConstantIsNamedAsItsLevel() {
        assertThat(constants("UA", "New York", "dep-delay", "größe", "日本", "e\u0301", "3rd", "O'Brien & \"Sons\""))
                .containsExactly("UA", "NEW_YORK", "DEP_DELAY", "GRÖSSE", "日本", "É", "_3RD", "O_BRIEN_SONS");
    }

    @Test
    void whatTellsLevelsApartIsNamedToo() {
        assertThat(constants("<5", "5-10", ">10", "-1", "1", "a+", "a", "", "%", "\n", "?!", "🛫"))
                .containsExactly(
                        "LESS_THAN_SIGN_5",
                        "_5_10",
                        "GREATER_THAN_SIGN_10",
                        "MINUS_1",
                        "_1",
                        "A_PLUS_SIGN",
                        "A",
                        "EMPTY",
                        "PERCENT_SIGN",
                        "LINE_FEED_LF",
                        "QUESTION_MARK_EXCLAMATION_MARK",
                        "AIRPLANE_DEPARTURE");
    }

    @Test
    void namesThatFallTogetherAreNumberedAndOneIsTaken() {
        assertThat(constants("ua", "UA", "u/a", "u_a", "unseen", "empty", ""))
                .containsExactly("UA", "UA_2", "U_A", "U_A_2", "UNSEEN_2", "EMPTY", "EMPTY_2");
    }

    @Test
    void allThatATextCanBeIsALegalNameOfItsOwn() {
        List<String> texts = Stream.of(
                        IntStream.range(0, 0x3000),
                        IntStream.range(0xd7f0, 0xe010),
                        IntStream.range(0xfff0, 0x10010),
                        IntStream.of(0x1f1e9, 0x1f600, 0x10ffff, 0xe0001))
                .flatMap(IntStream::boxed)
                .flatMap(
                        c -> Stream.of(Character.toString(c), "a" + Character.toString(c), "-" + Character.toString(c)))
                .toList();

        for (int from = 0; from < texts.size(); from += LevelConstants.MOST) {
            List<String> constants = LevelConstants.of(
                            texts.subList(from, Math.min(from + LevelConstants.MOST, texts.size())))
                    .orElseThrow();
            assertThat(constants).doesNotHaveDuplicates().allMatch(name -> SourceVersion.isName(name));
        }
    }

    @Test
    void tooManyOrTooLongLevelsHaveNone() {
        String longest = "x".repeat(LevelConstants.LONGEST);

        assertThat(constants(longest)).containsExactly("X".repeat(60));
        assertThat(LevelConstants.of(List.of(longest + "x"))).isEmpty();
        assertThat(LevelConstants.of(Collections.nCopies(LevelConstants.MOST + 1, "x")))
                .isEmpty();
    }

    private static List<String> constants(String... levels) {
        return LevelConstants.of(List.of(levels)).orElseThrow();
    }
}

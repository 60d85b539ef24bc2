package dev.refit.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every link from one page of this repository to another one leads somewhere. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern OUTSIDE = Pattern.compile("[a-z]+:.*");

    @Test
    void everyPageAndHeadingExists() {
        List<String> broken = Checkout.files(".", ".md").stream()
                // A page's generated part lies there, with the page's own links.
                .filter(page -> !page.toString().contains("/src/test/resources/"))
                .flatMap(page -> LINK.matcher(Checkout.read(page))
                        .results()
                        .map(link -> link.group(1))
                        .filter(link -> !OUTSIDE.matcher(link).matches() && !leadsSomewhere(page, link))
                        .map(link -> Checkout.ROOT.relativize(page) + ": " + link))
                .toList();

        assertThat(broken).as("broken links").isEmpty();
    }

    private static boolean leadsSomewhere(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return Files.exists(target)
                && (parts.length == 1
                        || !target.toString().endsWith(".md")
                        || anchors(target).contains("#" + parts[1]));
    }

    /** As hosts of Git repositories make them of headings. */
    private static String anchors(Path page) {
        return Checkout.read(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .map(anchor -> "#" + anchor)
                .collect(Collectors.joining("\n"));
    }
}

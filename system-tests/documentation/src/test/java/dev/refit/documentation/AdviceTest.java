package dev.refit.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.StaticJavaParser;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What messages advise can be done: every key, setting, command and page that a text of the sources names is there. */
class AdviceTest {
    private static final List<String> SOURCES = List.of(
            "artifact-store",
            "cli",
            "definition",
            "events-schema",
            "ingest-service",
            "packaging-service",
            "run-model",
            "stage-runtime",
            "training-service",
            "transform-service",
            "triggers",
            "workload-launcher",
            "workloads");

    private static final Pattern KEY = Pattern.compile(
            "(?<![\\w.])(?:spec\\.)?((?:training\\.h2o|transform\\.spark|packaging\\.maven)(?:\\.[a-z]\\w*)*)");
    private static final Pattern SETTING = Pattern.compile("(?<![\\w.{-])(refit(?:\\.[a-z][a-z0-9-]*){2,})(?![\\w.])");
    private static final Pattern COMMAND =
            Pattern.compile("(?:: |\\(|`|[Tt]ry |[Ss]ee |with )refit ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?");
    private static final Pattern PAGE = Pattern.compile("docs/[a-z-]+\\.md");

    /** A text and where it stands. */
    private record Text(Path file, String text) {
        Stream<String> missing(Pattern pattern, Predicate<MatchResult> exists) {
            return pattern.matcher(text)
                    .results()
                    .filter(exists.negate())
                    .map(found -> Checkout.ROOT.relativize(file) + ": " + found.group());
        }
    }

    private static List<Text> texts;

    @BeforeAll
    static void read() {
        StaticJavaParser.getParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17);
        texts = SOURCES.stream()
                .flatMap(folder -> Checkout.files(folder, ".java").stream())
                .filter(file -> file.toString().contains("/src/main/"))
                .flatMap(file -> texts(file).stream())
                .toList();
    }

    @Test
    void everyKeyOfTheDefinitionIsOne() {
        Set<String> keys = names("definition/src/main/resources/refit.dev/v1/refit.schema.json", "\"(\\w+)\": \\{");

        assertThat(missing(KEY, found -> Stream.of(found.group(1).split("\\."))
                        .takeWhile(key -> !key.equals("parameters")) // What follows is the algorithm's.
                        .allMatch(keys::contains)))
                .isEmpty();
    }

    @Test
    void everySettingIsInTheReference() {
        Set<String> settings = names("docs/settings.md", "`(refit[a-z0-9.-]+)`");
        settings.addAll(names(
                "stage-runtime/src/main/resources/META-INF/microprofile-config.properties",
                "(?m)^(refit[a-z0-9.-]+)="));

        assertThat(missing(SETTING, found -> settings.stream()
                        .anyMatch(
                                setting -> setting.equals(found.group(1)) || setting.startsWith(found.group(1) + "."))))
                .isEmpty();
    }

    @Test
    void everyCommandIsOne() {
        Set<String> commands = commands();
        Set<String> groups = Set.of("backfills", "coordinates", "dead-letters", "definitions", "keys", "runs");

        assertThat(commands).containsAll(groups);
        assertThat(missing(
                        COMMAND,
                        found -> commands.contains(found.group(1))
                                && (!groups.contains(found.group(1))
                                        || found.group(2) == null
                                        || commands.contains(found.group(2)))))
                .isEmpty();
    }

    @Test
    void everyPageIsThere() {
        assertThat(missing(PAGE, found -> Files.exists(Checkout.ROOT.resolve(found.group()))))
                .isEmpty();
    }

    /** Classes and methods that are commands, by the names that are typed. */
    private static Set<String> commands() {
        Set<String> commands = new TreeSet<>();
        for (Path file : Checkout.files("cli/src/main", ".java")) {
            for (AnnotationExpr command :
                    StaticJavaParser.parse(Checkout.read(file)).findAll(AnnotationExpr.class)) {
                if (command.getNameAsString().equals("Command")) {
                    commands.add(command.toNormalAnnotationExpr()
                            .flatMap(said -> said.getPairs().stream()
                                    .filter(pair -> pair.getNameAsString().equals("name"))
                                    .map(pair -> pair.getValue()
                                            .asStringLiteralExpr()
                                            .asString())
                                    .findFirst())
                            .orElseGet(() -> ((NodeWithSimpleName<?>)
                                            command.getParentNode().orElseThrow())
                                    .getNameAsString()));
                }
            }
        }
        return commands;
    }

    private static List<String> missing(Pattern pattern, Predicate<MatchResult> exists) {
        return texts.stream().flatMap(text -> text.missing(pattern, exists)).toList();
    }

    private static Set<String> names(String file, String pattern) {
        Set<String> names = new TreeSet<>();
        Pattern.compile(pattern).matcher(Checkout.read(file)).results().forEach(found -> names.add(found.group(1)));
        assertThat(names).isNotEmpty();
        return names;
    }

    /** The sentences of a source: literals with a blank, those that are added to each other as one. */
    private static List<Text> texts(Path file) {
        List<Text> found = new ArrayList<>();
        for (StringLiteralExpr literal :
                StaticJavaParser.parse(Checkout.read(file)).findAll(StringLiteralExpr.class)) {
            Expression whole = literal;
            while (whole.getParentNode().orElse(null) instanceof BinaryExpr sum) {
                whole = sum;
            }
            StringBuilder text = new StringBuilder();
            List<StringLiteralExpr> parts = whole.findAll(StringLiteralExpr.class);
            if (parts.get(0) != literal) {
                continue;
            }
            parts.forEach(part -> text.append(part.asString()));
            if (text.indexOf(" ") > 0) {
                found.add(new Text(file, text.toString()));
            }
        }
        return found;
    }
}

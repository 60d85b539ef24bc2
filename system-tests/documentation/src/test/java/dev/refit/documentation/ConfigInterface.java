package dev.refit.documentation;

import com.github.javaparser.StaticJavaParser;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A {@code @ConfigMapping} interface, read from its source. */
final class ConfigInterface {
    private static final String MAPPING = "ConfigMapping";

    private final ClassOrInterfaceDeclaration mapping;
    private final Map<String, ClassOrInterfaceDeclaration> groups;

    private ConfigInterface(ClassOrInterfaceDeclaration mapping) {
        this.mapping = mapping;
        this.groups = mapping.findAll(ClassOrInterfaceDeclaration.class).stream()
                .filter(group -> group != mapping)
                .collect(Collectors.toMap(ClassOrInterfaceDeclaration::getNameAsString, group -> group));
    }

    /** The mappings of a source file; most have none. */
    static List<ConfigInterface> in(Path source) {
        String text = Checkout.read(source);
        if (!text.contains("@" + MAPPING)) {
            return List.of();
        }
        CompilationUnit unit = StaticJavaParser.parse(text);
        return unit.findAll(ClassOrInterfaceDeclaration.class).stream()
                .filter(type -> type.getAnnotationByName(MAPPING).isPresent())
                .map(ConfigInterface::new)
                .toList();
    }

    String prefix() {
        return annotation(mapping, MAPPING).orElseThrow();
    }

    String meaning() {
        return Javadocs.markdown(mapping);
    }

    List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        collect(prefix(), mapping, settings);
        return settings;
    }

    private void collect(String prefix, ClassOrInterfaceDeclaration type, List<Setting> settings) {
        for (MethodDeclaration method : type.getMethods()) {
            if (method.isDefault() || method.isStatic()) {
                continue;
            }
            String key = prefix + "." + annotation(method, "WithName").orElseGet(() -> kebab(method.getNameAsString()));
            ClassOrInterfaceDeclaration group = groups.get(method.getTypeAsString());
            if (group != null) {
                collect(key, group, settings);
                continue;
            }
            String declared = method.getTypeAsString();
            ClassOrInterfaceDeclaration element = groups.get(element(declared));
            if (element != null) {
                collect(key + "[0]", element, settings);
                continue;
            }
            boolean optional = declared.startsWith("Optional");
            settings.add(new Setting(
                    key,
                    optional && declared.contains("<")
                            ? declared.substring(declared.indexOf('<') + 1, declared.length() - 1)
                            : declared,
                    annotation(method, "WithDefault").orElse(""),
                    optional,
                    Javadocs.markdown(method)));
        }
    }

    /** Of what a list, which may be optional, is one. */
    private static String element(String type) {
        return type.replaceAll("^(?:Optional<)?List<(\\w+)>>?$", "$1");
    }

    /** The text of an annotation: its only member, its prefix or its value. */
    private static Optional<String> annotation(NodeWithAnnotations<?> of, String name) {
        return of.getAnnotationByName(name).map(ConfigInterface::text);
    }

    private static String text(AnnotationExpr annotation) {
        if (annotation instanceof SingleMemberAnnotationExpr single) {
            return single.getMemberValue().asStringLiteralExpr().asString();
        }
        return annotation.findAll(MemberValuePair.class).stream()
                .filter(pair -> pair.getNameAsString().equals("prefix")
                        || pair.getNameAsString().equals("value"))
                .map(MemberValuePair::getValue)
                .map(value -> ((StringLiteralExpr) value).asString())
                .findFirst()
                .orElseThrow();
    }

    /** As SmallRye Config names properties after methods. */
    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z])(?=[A-Z][a-z])", "$1-")
                .toLowerCase(Locale.ROOT);
    }
}

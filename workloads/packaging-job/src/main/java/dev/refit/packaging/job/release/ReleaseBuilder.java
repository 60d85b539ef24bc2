package dev.refit.packaging.job.release;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.refit.job.JobFolder;
import dev.refit.packaging.job.compile.JobClassPath;
import dev.refit.packaging.job.compile.SourceCompiler;
import dev.refit.packaging.job.compile.SparkApi;
import dev.refit.packaging.job.document.Documents;
import dev.refit.packaging.job.escape.JavaSourceText;
import dev.refit.packaging.job.library.Library;
import dev.refit.packaging.job.library.ReleaseFiles;
import dev.refit.packaging.job.source.InputSource;
import dev.refit.packaging.job.source.ModelSource;
import dev.refit.packaging.job.source.ParityTestSource;
import dev.refit.packaging.job.source.PredictionSource;
import dev.refit.packaging.job.source.RuntimeSources;
import dev.refit.packaging.job.source.SparkSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Builds the files of a release step by step: sources, classes, jars and poms. */
public final class ReleaseBuilder {
    private final JobFolder folder;
    private final Library library;
    private final ReleaseFiles files;
    private final Path work;
    private final Path classes;
    private final Map<String, Path> products = new LinkedHashMap<>();

    public ReleaseBuilder(JobFolder folder, Library library, ReleaseFiles files) {
        this.folder = folder;
        this.library = library;
        this.files = files;
        this.work = folder.path().resolve("work");
        this.classes = work.resolve("classes");
    }

    public void generate() throws IOException {
        for (TypeSpec type :
                List.of(ModelSource.of(library, files), InputSource.of(library), PredictionSource.of(library))) {
            source(mainSources(), type);
        }
        RuntimeSources.write(library, mainSources());
        source(testSources(), ParityTestSource.of(library));
        source(sparkSources(), SparkSource.of(library));
    }

    public void compile() throws IOException {
        Files.createDirectories(classes);
        List<Path> sources = Stream.concat(under(mainSources()).stream(), under(testSources()).stream())
                .toList();
        SourceCompiler.compile(sources, JobClassPath.ofLibraryAndTests(library.shape()), classes);
        Path api = work.resolve("spark-api");
        SparkApi.unpack(api);
        SourceCompiler.compile(under(sparkSources()), List.of(classes, api), sparkClasses());
    }

    public void assemble(Documents documents) throws IOException {
        ReproducibleJar main = new ReproducibleJar();
        ReproducibleJar sources = new ReproducibleJar();
        ReproducibleJar tests = new ReproducibleJar();
        for (Path file : under(classes)) {
            (ofTests(file) ? tests : main).add(name(classes, file), Files.readAllBytes(file));
        }
        addAll(sources, mainSources());
        addAll(tests, testSources());
        files.all().forEach(main::add);
        String pom = LibraryPom.of(library);
        main.add(pomEntry(library.artifactId()), pom.getBytes(StandardCharsets.UTF_8));

        Map<String, String> manifest = LibraryManifest.of(library);
        main.write(product("jar", ".jar"), LibraryManifest.executable(library));
        Files.writeString(product("pom", ".pom"), pom);
        sources.write(product("sources.jar", "-sources.jar"), manifest);
        tests.write(product("tests.jar", "-tests.jar"), manifest);
        assembleSparkFunction();
        attach(documents);
    }

    private void assembleSparkFunction() throws IOException {
        String artifact = library.sparkArtifactId();
        ReproducibleJar main = new ReproducibleJar();
        ReproducibleJar sources = new ReproducibleJar();
        addAll(main, sparkClasses());
        addAll(sources, sparkSources());
        String pom = LibraryPom.ofSparkFunction(library);
        main.add(pomEntry(artifact), pom.getBytes(StandardCharsets.UTF_8));
        Map<String, String> manifest = LibraryManifest.of(library, artifact);
        main.write(product(artifact, "jar", ".jar"), manifest);
        Files.writeString(product(artifact, "pom", ".pom"), pom);
        sources.write(product(artifact, "sources.jar", "-sources.jar"), manifest);
    }

    private String pomEntry(String artifactId) {
        return "META-INF/maven/" + library.groupId() + "/" + artifactId + "/pom.xml";
    }

    private void attach(Documents documents) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (Path product : products.values()) {
            digests.put(
                    product.getFileName().toString(), JobFolder.stored(product).sha256());
        }
        for (Map.Entry<String, byte[]> attachment :
                documents.attachments(digests).entrySet()) {
            Files.write(product(attachment.getKey(), "-" + attachment.getKey()), attachment.getValue());
        }
    }

    /** Returns the files of the release by the keys of {@link dev.refit.events.release.Release}. */
    public Map<String, Path> products() {
        return products;
    }

    public JobFolder folder() {
        return folder;
    }

    public void clean() throws IOException {
        try (Stream<Path> all = Files.walk(work)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private Path mainSources() {
        return work.resolve("sources");
    }

    private Path testSources() {
        return work.resolve("test-sources");
    }

    private Path sparkSources() {
        return work.resolve("spark-sources");
    }

    private Path sparkClasses() {
        return work.resolve("spark-classes");
    }

    private void source(Path root, TypeSpec type) throws IOException {
        JavaFile file = JavaFile.builder(library.packageName(), type)
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
        Path target = root.resolve(library.folder()).resolve(type.name() + ".java");
        Files.createDirectories(target.getParent());
        Files.writeString(target, JavaSourceText.of(file.toString()));
    }

    private Path product(String key, String ending) throws IOException {
        return put(key, library.artifactId(), ending);
    }

    /** Adds a file of another artifact than the library. */
    private Path product(String artifactId, String key, String ending) throws IOException {
        return put(artifactId + "/" + key, artifactId, ending);
    }

    private Path put(String key, String artifactId, String ending) throws IOException {
        Path file = folder.file(artifactId + "-" + library.version() + ending);
        products.put(key, file);
        return file;
    }

    private boolean ofTests(Path classFile) {
        String name = classFile.getFileName().toString();
        return name.startsWith(library.parityTest().simpleName());
    }

    private static void addAll(ReproducibleJar jar, Path root) throws IOException {
        for (Path file : under(root)) {
            jar.add(name(root, file), Files.readAllBytes(file));
        }
    }

    private static List<Path> under(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}

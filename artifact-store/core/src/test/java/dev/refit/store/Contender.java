package dev.refit.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Another process that wants the same objects. */
final class Contender implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private Contender(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** Its main line: waits for a line, then tries to put its name into every object and says which it won. */
    public static void main(String[] args) throws IOException {
        ArtifactStore store = ArtifactStores.at(URI.create(args[1]));
        System.out.println("ready");
        if (System.in.read() < 0) {
            return;
        }
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            String path = "contended/" + i;
            if (store.putIfAbsent(path, args[0].getBytes(UTF_8))) {
                System.out.println(path);
            }
        }
        System.out.println("done");
    }

    /** Answers when it is ready to go. */
    static Contender start(String name, URI root, int objects) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> line = new ArrayList<>(List.of(java));
        line.addAll(settings());
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), Contender.class.getName()));
        line.addAll(List.of(name, root.toString(), Integer.toString(objects)));
        Contender contender = new Contender(new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        contender.expect("ready");
        return contender;
    }

    /** What adapters are configured with. */
    private static List<String> settings() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(property -> property.startsWith("aws.") || property.startsWith("refit."))
                .map(property -> "-D" + property + "=" + System.getProperty(property))
                .toList();
    }

    void go() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** What it won, once it is done. */
    Set<String> won() throws IOException {
        Set<String> won = new HashSet<>();
        for (String line = output.readLine(); !"done".equals(line); line = output.readLine()) {
            if (line == null) {
                throw new IOException("the other process ended too soon");
            }
            won.add(line);
        }
        return won;
    }

    private void expect(String line) throws IOException {
        String said = output.readLine();
        if (!line.equals(said)) {
            throw new IOException("the other process said " + said + ", expected " + line);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package dev.refit.launcher.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A service in a JVM of its own: once it gets a line it launches what its arguments name ({@code name:template}), says
 * {@code launched}, and goes on until it is killed.
 */
final class ServiceProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;

    private ServiceProcess(Process process) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Returns when it is ready to launch. */
    static ServiceProcess start(Path home, List<String> launches) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                ServiceProcess.class.getName(),
                home.toString()));
        line.addAll(launches);
        Process process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ServiceProcess service = new ServiceProcess(process);
        service.await("ready");
        return service;
    }

    void launch() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    void awaitLaunched() throws IOException {
        await("launched");
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private void await(String expected) throws IOException {
        String line = said.readLine();
        if (!expected.equals(line)) {
            throw new AssertionError("the service said " + line + ", expected " + expected);
        }
    }

    public static void main(String[] args) throws Exception {
        TestHome home = new TestHome(Path.of(args[0]))
                .template(
                        "waits",
                        "echo here >> started; until [ -e finish ]; do sleep 0.05; done; echo the end; exit 5");
        LocalWorkloadLauncher launcher = home.open(64);
        System.out.println("ready");
        System.in.read();
        for (int i = 1; i < args.length; i++) {
            String[] launch = args[i].split(":", -1);
            launcher.launch(TestHome.spec(launch[0], launch[1]));
        }
        System.out.println("launched");
        Thread.currentThread().join();
    }
}

package dev.refit.system.fault.workload;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code TinyWorkload FOLDER [--request] REQUEST}. FOLDER holds the records and {@code plans}, where a file of the workload's name may say
 * what it does instead of leaving a result:
 *
 * <pre>
 *   run MILLIS     takes so long, then leaves its result
 *   exit CODE      leaves none and exits
 *   die            leaves none and is killed
 *   hang           never ends
 *   eat            takes memory until it has none
 *   shout MIB      writes so much log, then leaves its result
 *   torn           leaves half a result
 *   foreign        leaves the result of another run
 *   user-code      says that the user's code failed; data: the data; platform: the platform
 * </pre>
 */
public final class TinyWorkload {
    private final TinyRequest request;

    private TinyWorkload(TinyRequest request) {
        this.request = request;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        TinyRequest request = TinyRequest.read(URI.create(args[args.length - 1]));
        WorkloadRecorder records = new WorkloadRecorder(folder, request);
        records.start();
        Path plan = folder.resolve("plans").resolve(request.name());
        new TinyWorkload(request).carryOut((Files.exists(plan) ? Files.readString(plan) : "run 0").split(" "));
        records.end();
    }

    private void carryOut(String[] plan) throws IOException {
        System.out.println("@refit-progress {\"fraction\":0.5,\"message\":\"" + plan[0] + "\"}");
        System.out.println("the plan is to " + plan[0]);
        switch (plan[0]) {
            case "run" -> {
                last(Long.parseLong(plan[1]));
                leave(new TinyResult(request).json());
            }
            case "exit" -> System.exit(Integer.parseInt(plan[1]));
            case "die" -> Runtime.getRuntime().halt(137);
            case "hang" -> last(TimeUnit.DAYS.toMillis(1));
            case "eat" -> eat();
            case "shout" -> {
                shout(Integer.parseInt(plan[1]));
                leave(new TinyResult(request).json());
            }
            case "torn" -> {
                String result = new TinyResult(request).json();
                leave(result.substring(0, result.length() / 2));
            }
            case "foreign" -> leave(new TinyResult(request).json().replace(request.run(), "tick-ffffffffff"));
            default ->
                leave(
                        """
                    {"kind":"failed","run":"%s","failure":{"fault":"%s","code":"planned","message":"as planned",\
                    "hint":"plan something else"}}"""
                                .formatted(request.run(), plan[0]));
        }
    }

    private void leave(String result) throws IOException {
        Path draft = request.folder().resolve("result.json.draft");
        Files.writeString(draft, result);
        Files.move(draft, request.folder().resolve("result.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void last(long millis) {
        long until = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    private static void eat() {
        List<byte[]> eaten = new ArrayList<>();
        while (true) {
            eaten.add(new byte[1 << 20]);
        }
    }

    private static void shout(int mebibytes) {
        String line = "x".repeat(1023);
        for (int i = 0; i < mebibytes * 1024; i++) {
            System.out.println(line);
        }
    }
}

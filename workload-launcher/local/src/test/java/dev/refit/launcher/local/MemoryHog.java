package dev.refit.launcher.local;

import java.util.ArrayList;
import java.util.List;

/** Takes 400 MiB and goes on. */
final class MemoryHog {
    private MemoryHog() {}

    public static void main(String[] args) throws InterruptedException {
        List<byte[]> taken = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            taken.add(new byte[1024 * 1024]);
        }
        System.out.println("holds " + taken.size() + " MiB");
        Thread.currentThread().join();
    }
}

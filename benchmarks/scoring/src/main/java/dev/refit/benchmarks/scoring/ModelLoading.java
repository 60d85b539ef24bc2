package dev.refit.benchmarks.scoring;

import dev.refit.model.Scorer;
import dev.refit.model.mojo.Mojo;
import hex.genmodel.MojoModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How long it takes to load a model, as the first thing that a process does. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class ModelLoading {
    @Param({"SMALL", "USUAL", "NUMERIC", "LARGE", "HUGE"})
    String subject;

    @Benchmark
    public Scorer scorer() throws IOException {
        return Mojo.read(Files.readAllBytes(mojo())).scorer();
    }

    @Benchmark
    public MojoModel genmodel() throws IOException {
        return MojoModel.load(mojo().toString());
    }

    private Path mojo() {
        return Subject.valueOf(subject).mojo(Path.of(System.getProperty(Loaded.FOLDER)));
    }
}

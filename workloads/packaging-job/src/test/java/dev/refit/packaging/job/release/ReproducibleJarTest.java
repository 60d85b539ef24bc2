package dev.refit.packaging.job.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproducibleJarTest {

    @TempDir
    Path temp;

    @Test
    void theBytesDependOnTheContentAlone() throws Exception {
        ReproducibleJar one = new ReproducibleJar();
        one.add("b", new byte[] {1});
        one.add("a", new byte[] {2});
        ReproducibleJar other = new ReproducibleJar();
        other.add("a", new byte[] {2});
        other.add("b", new byte[] {1});

        one.write(temp.resolve("one.jar"), Map.of("X", "1", "Y", "2"));
        other.write(temp.resolve("other.jar"), Map.of("Y", "2", "X", "1"));

        assertThat(temp.resolve("other.jar")).hasSameBinaryContentAs(temp.resolve("one.jar"));
    }

    @Test
    void theManifestComesFirstAndLongValuesAreReadBackWhole() throws Exception {
        ReproducibleJar jar = new ReproducibleJar();
        jar.add("A", new byte[0]);
        String value = "0123456789".repeat(20);

        jar.write(temp.resolve("a.jar"), Map.of("Refit-Run", value));

        try (JarFile read = new JarFile(temp.resolve("a.jar").toFile())) {
            List<String> names = read.stream().map(ZipEntry::getName).toList();
            assertThat(names).containsExactly("META-INF/MANIFEST.MF", "A");
            assertThat(read.getManifest().getMainAttributes().getValue("Refit-Run"))
                    .isEqualTo(value);
        }
    }
}

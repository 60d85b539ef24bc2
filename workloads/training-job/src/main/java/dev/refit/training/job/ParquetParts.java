package dev.refit.training.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/** What the footers of Parquet files say. */
final class ParquetParts {
    private ParquetParts() {}

    /** Those with rows: Spark writes an empty file for an empty partition, H2O refuses it. The first if all are empty. */
    static List<Path> withRows(List<Path> files) throws IOException {
        if (files.size() == 1) {
            return files;
        }
        List<Path> full = new ArrayList<>();
        for (Path file : files) {
            HadoopInputFile input =
                    HadoopInputFile.fromPath(new org.apache.hadoop.fs.Path(file.toUri()), new Configuration(false));
            try (ParquetFileReader reader = ParquetFileReader.open(input)) {
                if (reader.getRecordCount() > 0) {
                    full.add(file);
                }
            }
        }
        return full.isEmpty() ? files.subList(0, 1) : full;
    }
}

package dev.refit.cli.gc;

import dev.refit.events.checks.TimeSpan;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time as definitions write it, such as {@code 30d}, {@code 12h} or {@code 45m}, or {@code 0m}. */
final class Age implements ITypeConverter<Duration> {
    private static final String NONE = "0[smhd]";

    @Override
    public Duration convert(String text) {
        if (text.matches(NONE)) {
            return Duration.ZERO;
        }
        return TimeSpan.of(text)
                .orElseThrow(() -> new TypeConversionException(
                        "got " + text + ", expected days, hours or minutes such as 30d, 12h or 45m"));
    }
}

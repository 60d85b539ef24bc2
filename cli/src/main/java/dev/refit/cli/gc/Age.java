package dev.refit.cli.gc;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time such as {@code 30d}, {@code 12h} or {@code 45m}. */
final class Age implements ITypeConverter<Duration> {
    private static final Pattern AGE = Pattern.compile("(\\d{1,5})([dhm])");

    @Override
    public Duration convert(String text) {
        Matcher matcher = AGE.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "got " + text + ", expected days, hours or minutes such as 30d, 12h or 45m");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "d" -> Duration.ofDays(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofMinutes(number);
        };
    }
}

package dev.refit.trigger.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refit.events.definition.trigger.Concurrency;
import dev.refit.events.definition.trigger.MaxWait;
import dev.refit.events.definition.trigger.ScheduleSpec;
import dev.refit.events.definition.trigger.ScheduleSpec.Arrivals;
import dev.refit.events.definition.trigger.ScheduleSpec.CatchUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Twelve situations in which somebody asks why. The documentation shows the answers; with {@code -Drefit.golden.write=true}
 * they are written anew.
 */
class WhyTest {
    private static final Path DOCUMENT = Path.of("../docs/why.md");
    private static final String START = "<!-- situations -->\n";

    private final Map<String, String> situations = new LinkedHashMap<>();

    @Test
    void theDocumentationShowsWhatTheCommandSays() throws IOException {
        dataIsMissing();
        runs();
        waitsForAWindow();
        waitsForQuiet();
        waitsForAnOptionalDataset();
        gaveUp();
        isNoPeriod();
        isInTheFuture();
        isSuspended();
        isQueued();
        waitsForTheClock();
        isOverdue();

        String shown = situations.entrySet().stream()
                .map(situation -> "### " + situation.getKey() + "\n\n```\n"
                        + situation.getValue().replaceAll("delay-[0-9a-z]{16}", "delay-…") + "\n```\n")
                .collect(Collectors.joining("\n"));
        String document = Files.readString(DOCUMENT);
        String frame = document.substring(0, document.indexOf(START) + START.length());
        if (Boolean.getBoolean("refit.golden.write")) {
            Files.writeString(DOCUMENT, frame + "\n" + shown);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(frame + "\n" + shown);
    }

    private void dataIsMissing() {
        Scene scene = new Scene();
        scene.apply(Scene.monthly("flights", "weather"));
        scene.arrive("flights/2013-03");
        situations.put("A dataset is missing", scene.why("2013-03"));
    }

    private void runs() {
        Scene scene = new Scene();
        scene.apply(Scene.monthly("flights"));
        scene.arrive("flights/2013-03");
        situations.put("It runs", scene.why());
    }

    private void waitsForAWindow() {
        Scene scene = new Scene();
        scene.apply(Scene.monthly("flights", "weather").window("3", null));
        scene.arrive("flights/2013-01", "weather/2013-01", "flights/2013-02", "flights/2013-03", "weather/2013-03");
        situations.put("A period of the window is missing", scene.why("2013-03"));
    }

    private void waitsForQuiet() {
        Scene scene = new Scene();
        scene.apply(Scene.monthly("flights").debounce("10m"));
        scene.arrive("flights/2013-03");
        situations.put("It waits for the end of a burst", scene.why("2013-03"));
    }

    private void waitsForAnOptionalDataset() {
        Scene scene = new Scene();
        scene.apply(Scene.monthly("flights", "weather?").maxWait("2d", MaxWait.Then.RUN));
        scene.arrive("flights/2013-03");
        situations.put("It waits for an optional dataset", scene.why("2013-03"));
    }

    private void gaveUp() {
        Scene scene = new Scene();
        scene.apply(Scene.monthly("flights", "weather").maxWait("2d", MaxWait.Then.FAIL));
        scene.arrive("flights/2013-03");
        scene.pass(Duration.ofDays(2)).arrive("weather/2013-03");
        situations.put("It came too late", scene.why("2013-03"));
    }

    private void isNoPeriod() {
        Scene scene = new Scene();
        scene.apply(Scene.monthly("flights"));
        scene.arrive("flights/2013-02-30");
        situations.put("The partition is no period", scene.why("2013-02-30"));
    }

    private void isInTheFuture() {
        Scene scene = new Scene();
        scene.apply(Scene.monthly("flights"));
        scene.arrive("flights/2014-07");
        situations.put("The period has not begun", scene.why("2014-07"));
    }

    private void isSuspended() {
        Scene scene = new Scene();
        scene.apply(Scene.monthly("flights"));
        scene.suspend(true);
        scene.arrive("flights/2013-03");
        situations.put("The definition is suspended", scene.why());
    }

    private void isQueued() {
        Scene scene = new Scene();
        scene.apply(Scene.monthly("flights").concurrency(Concurrency.QUEUE));
        scene.arrive("flights/2013-03", "flights/2013-04");
        situations.put("Another run is under way", scene.why("2013-04"));
    }

    private void waitsForTheClock() {
        Scene scene = new Scene();
        scene.apply(Scene.monthly("flights")
                .schedule(new ScheduleSpec("0 6 * * MON", "America/New_York", CatchUp.LATEST, Arrivals.WAIT, null)));
        scene.arrive("flights/2013-03");
        situations.put("It waits for the clock", scene.why());
    }

    private void isOverdue() {
        Scene scene = new Scene();
        scene.apply(Scene.monthly("flights", "weather").freshWithin("40d"));
        scene.arrive("flights/2013-03");
        scene.pass(Duration.ofDays(60));
        situations.put("No model was promoted for too long", scene.why());
    }
}

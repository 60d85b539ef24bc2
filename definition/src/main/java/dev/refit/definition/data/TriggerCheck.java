package dev.refit.definition.data;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.definition.document.Document;
import dev.refit.definition.document.KeyPath;
import dev.refit.definition.document.ProblemList;
import dev.refit.definition.schema.DefinitionSchema;
import dev.refit.definition.schema.SchemaWords;
import dev.refit.events.definition.trigger.TriggerSpan;
import dev.refit.events.definition.trigger.Window;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** What the schema cannot say of when runs begin. */
public final class TriggerCheck {
    private static final KeyPath SPEC = KeyPath.of("spec");
    private static final KeyPath DATA = KeyPath.of("spec.data");
    private static final KeyPath SCHEDULE = KeyPath.of("spec.schedule");

    /** A day of a leap year, from which every schedule that ever fires does so within eight years. */
    private static final ZonedDateTime SOMEDAY = ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final Document document;
    private final ProblemList problems;
    private final TimeZoneCheck zones;

    public TriggerCheck(Document document, ProblemList problems) {
        this.document = document;
        this.problems = problems;
        this.zones = new TimeZoneCheck(document, problems);
    }

    public void run() {
        JsonNode spec = document.root().path("spec");
        JsonNode data = spec.path("data");
        span(SPEC.to("freshWithin"), spec.path("freshWithin"));
        span(DATA.to("debounce"), data.path("debounce"));
        span(DATA.to("maxWait").to("for"), data.at("/maxWait/for"));
        span(SCHEDULE.to("deadline"), spec.at("/schedule/deadline"));
        zones.run(DATA.to("partitions").to("timeZone"), data.at("/partitions/timeZone"));
        zones.run(SCHEDULE.to("timeZone"), spec.at("/schedule/timeZone"));
        window(data);
        cron(spec.at("/schedule/cron"));
    }

    private void span(KeyPath path, JsonNode value) {
        if (value.isTextual() && !TriggerSpan.isValid(value.textValue())) {
            problems.add(document, path, value, TriggerSpan.EXPECTED);
        }
    }

    private void window(JsonNode data) {
        JsonNode window = data.path("window");
        int periods = 1;
        if (window.isIntegralNumber() || window.isTextual()) {
            try {
                periods = Window.periods(window.asText());
            } catch (IllegalArgumentException e) {
                problems.add(document, DATA.to("window"), window, Window.EXPECTED);
                return;
            }
        }
        if (!data.has("partitions")) {
            needsPeriods(data, "window");
            needsPeriods(data, "corrections");
        }
        JsonNode least = data.path("minPeriods");
        if (least.isIntegralNumber() && (!data.has("window") || least.intValue() > periods)) {
            problems.add(document, DATA.to("minPeriods"), least, "1 to the number of periods of spec.data.window");
        }
    }

    private void needsPeriods(JsonNode data, String key) {
        if (data.has(key)) {
            String expected = "it only with spec.data.partitions, which give periods their order";
            problems.add(document, DATA.to(key), data.get(key), expected);
        }
    }

    private void cron(JsonNode cron) {
        if (!cron.isTextual()) {
            return;
        }
        String expected = SchemaWords.of(DefinitionSchema.TREE.at("/$defs/schedule/properties/cron"));
        try {
            var parsed = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
                    .parse(cron.textValue())
                    .validate();
            if (ExecutionTime.forCron(parsed).nextExecution(SOMEDAY).isEmpty()) {
                problems.add(document, SCHEDULE.to("cron"), cron, "a schedule that has a slot now and then");
            }
        } catch (IllegalArgumentException e) {
            problems.add(document, SCHEDULE.to("cron"), cron, expected);
        }
    }
}

package dev.refit.cli.platform.command;

import dev.refit.cli.Session;
import dev.refit.cli.platform.Part;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.cli.screen.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows where a platform is to be found. */
final class PlatformScreen {
    private final Session session;

    PlatformScreen(Session session) {
        this.session = session;
    }

    void show(PlatformRecord platform) {
        Table table = new Table("PROCESS", "ADDRESS", "PID", "LOG");
        Map<String, Object> parts = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            String address = part == Part.BROKER
                    ? platform.bootstrapServers()
                    : platform.url(part).toString();
            long pid = platform.processes().get(part).pid();
            String log = session.home().log(part).toString();
            table.row(part.key(), address, pid, log);
            parts.put(part.key(), Map.of("address", address, "pid", pid, "log", log));
        }
        session.screen().say(table);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("state", "up");
        answer.put("home", session.home().folder().toString());
        answer.put("processes", parts);
        session.screen().answer(answer);
    }
}

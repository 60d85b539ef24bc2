package dev.refit.champion;

import dev.refit.champion.model.ChampionException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a champion says. */
final class Heard implements ChampionListener {
    final List<String> all = new CopyOnWriteArrayList<>();

    @Override
    public void changed(String before, String now) {
        all.add(before + " to " + now);
    }

    @Override
    public void unchanged(String version) {
        all.add(version + " stays");
    }

    @Override
    public void failed(ChampionException problem) {
        all.add(problem.getMessage());
    }

    String last() {
        return all.get(all.size() - 1);
    }
}

package dev.refit.cli.demo;

import dev.refit.cli.platform.Checkout;
import dev.refit.cli.platform.Home;
import dev.refit.cli.platform.Platform;

/** A home for one demonstration, with nothing of an earlier one in it. */
public final class FreshHome {
    private FreshHome() {}

    /** Ends what an earlier demonstration left running, and makes its folder empty. */
    public static Home below(Home home, Checkout checkout) {
        Home demo = new Home(home.folder().resolve("demo"));
        new Platform(demo, checkout).stop();
        demo.delete();
        return demo;
    }
}

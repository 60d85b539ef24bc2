package dev.refit.stage.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;

/** Gives every connection that a server of this process accepts a deadline for heads. Netty finds it as a service. */
public final class HeadDeadlines extends ChannelInitializerExtension {
    private static final long MILLIS = 10_000;

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        channel.pipeline().addFirst("refit-head-deadline", new HeadDeadline(MILLIS));
    }
}

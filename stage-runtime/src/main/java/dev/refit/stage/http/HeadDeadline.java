package dev.refit.stage.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose next head has begun to come and is not there in time, however often another byte of it comes.
 * The server itself notices only silence.
 */
final class HeadDeadline extends ChannelInboundHandlerAdapter {
    /** The name that Vert.x gives its decoder; without one of this name there is no deadline. */
    private static final String DECODER = "httpDecoder";

    private final long millis;
    private boolean watching;
    private boolean between = true;
    private Future<?> deadline;

    HeadDeadline(long millis) {
        this.millis = millis;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (!watching && context.pipeline().get(DECODER) != null) {
            watching = true;
            context.pipeline().addAfter(DECODER, "refit-head", new Decoded());
        }
        if (watching && between && deadline == null) {
            deadline = context.executor().schedule(() -> context.close(), millis, TimeUnit.MILLISECONDS);
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancel();
        context.fireChannelInactive();
    }

    private void cancel() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    /** Sees what the decoder makes of the bytes. */
    private final class Decoded extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                between = false;
                cancel();
            }
            if (message instanceof LastHttpContent) {
                between = true;
            }
            context.fireChannelRead(message);
        }
    }
}

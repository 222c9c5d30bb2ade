package dev.smoothevents.local;

import java.io.IOException;

/** A stand-in for a provider's HTTP API: it answers as the provider would, or as the channel's fault wants it. */
abstract class Provider {

    /** An answer that is ready, but not sent: a fault may drop it. */
    @FunctionalInterface
    interface Answer {
        void to(Call call) throws IOException;
    }

    private final Channel channel;
    private final Faults faults;

    Provider(Channel channel, Faults faults) {
        this.channel = channel;
        this.faults = faults;
    }

    final void handle(Call call) throws IOException {
        switch (faults.on(channel)) {
            case HANG -> {
                faults.hang(channel);
                call.drop();
            }
            case RESET -> call.drop();
            case DROP_REPLY -> {
                work(call);
                call.drop();
            }
            case RATE_LIMITED -> rateLimited(call).to(call);
            case SERVER_ERROR -> broken(call).to(call);
            case REFUSE -> refused(call).to(call);
            case PACED -> paced(call).to(call);
            case OK -> work(call).to(call);
        }
    }

    /** Does what is asked, keeps it, and says how to answer. */
    abstract Answer work(Call call) throws IOException;

    /** The same, but not too fast. Where the provider has no such rule, it is the same. */
    Answer paced(Call call) throws IOException {
        return work(call);
    }

    abstract Answer rateLimited(Call call);

    abstract Answer broken(Call call);

    abstract Answer refused(Call call);
}

package dev.smoothevents.bench;

import dev.smoothevents.local.LocalKafka;
import java.io.IOException;

/** Kafka in a process of its own. Says its address, and ends with whoever started it. */
final class KafkaMain {

    private KafkaMain() {}

    public static void main(String... args) throws IOException {
        LocalKafka kafka = new LocalKafka(false);
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
        kafka.start();
        System.out.println(Child.READY + kafka.bootstrapServers());
        while (System.in.read() >= 0) {
            // nothing is ever said: the end of the input is the end of the benchmark
        }
        System.exit(0);
    }
}

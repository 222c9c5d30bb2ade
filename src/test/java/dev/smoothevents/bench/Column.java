package dev.smoothevents.bench;

/** What is measured of a level. Times are milliseconds unless said otherwise. */
enum Column {
    REQUESTS("requests/s", 0),
    EVENTS("events/s", 0),
    THROUGH("through/s", 0),
    PLANNED("planned after s", 2),
    HTTP_50("HTTP p50", 2),
    HTTP_99("HTTP p99", 2),
    SENT_50("sent→received p50", 2),
    SENT_99("sent→received p99", 2),
    RECORDED_50("recordedAt→received p50", 2),
    RECORDED_99("recordedAt→received p99", 2),
    ANSWERED_50("201→received p50", 2),
    LOST("lost", 0),
    DUPLICATED("duplicated", 0),
    OUT_OF_ORDER("out of order", 0),
    CPU_SERVICE("CPU s/1000: service", 3),
    CPU_POSTGRES("Postgres", 3),
    CPU_KAFKA("Kafka", 3),
    CPU_GENERATOR("generator", 3),
    PEAK("peak RSS MB", 0),
    FIRST("first 201 s", 2);

    private final String title;
    private final int decimals;

    Column(String title, int decimals) {
        this.title = title;
        this.decimals = decimals;
    }

    String title() {
        return title;
    }

    String text(double value) {
        return Double.isNaN(value) ? "" : String.format("%." + decimals + "f", value);
    }

    /** Faults of several runs add up; of everything else the middle one counts. */
    boolean addsUp() {
        return this == LOST || this == DUPLICATED || this == OUT_OF_ORDER;
    }
}

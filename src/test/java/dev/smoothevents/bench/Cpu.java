package dev.smoothevents.bench;

/** Processor time that a level took, by process. */
final class Cpu {

    /** The one that works in many processes. */
    private static final int POSTGRES = 1;

    private final Proc[] processes;
    private final double[] seconds;

    /** From now on. */
    Cpu(Lab lab, Service service) {
        processes = new Proc[] {
            service.proc(),
            lab.postgresProc(),
            lab.kafkaProc(),
            new Proc(ProcessHandle.current().pid())
        };
        seconds = new double[processes.length];
        for (int n = 0; n < seconds.length; n++) {
            seconds[n] = -processes[n].cpuSeconds(n == POSTGRES);
        }
    }

    /** Also what the service took to start. */
    static Cpu sinceStart(Lab lab, Service service) {
        Cpu cpu = new Cpu(lab, service);
        cpu.seconds[0] = 0;
        return cpu;
    }

    void stop() {
        for (int n = 0; n < seconds.length; n++) {
            seconds[n] += processes[n].cpuSeconds(n == POSTGRES);
        }
    }

    void tell(Row row, long events) {
        row.with(Column.CPU_SERVICE, seconds[0] * 1_000 / events)
                .with(Column.CPU_POSTGRES, seconds[1] * 1_000 / events)
                .with(Column.CPU_KAFKA, seconds[2] * 1_000 / events)
                .with(Column.CPU_GENERATOR, seconds[3] * 1_000 / events);
    }
}

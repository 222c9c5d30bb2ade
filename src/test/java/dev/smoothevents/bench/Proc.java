package dev.smoothevents.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A process as the kernel sees it. */
final class Proc {

    /** The unit of all times in {@code /proc/<pid>/stat}, whatever the kernel's own tick. */
    private static final double TICKS_A_SECOND = 100;

    private static final int USER_TIME = 13;
    private static final int SYSTEM_TIME = 14;
    private static final int DEAD_CHILDREN_USER_TIME = 15;
    private static final int DEAD_CHILDREN_SYSTEM_TIME = 16;

    private final long pid;

    Proc(long pid) {
        this.pid = pid;
    }

    /**
     * Seconds of processor time that it has used.
     *
     * @param withChildren those of its children too, also the dead ones
     */
    double cpuSeconds(boolean withChildren) {
        return (ticks(pid, withChildren) + (withChildren ? liveChildren() : 0)) / TICKS_A_SECOND;
    }

    double deadChildrenCpuSeconds() {
        return (ticks(pid, true) - ticks(pid, false)) / TICKS_A_SECOND;
    }

    private long liveChildren() {
        try (Stream<ProcessHandle> children = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children)) {
            return children.mapToLong(child -> ticks(child.pid(), false)).sum();
        }
    }

    private static long ticks(long pid, boolean withDeadChildren) {
        String[] fields = stat(pid);
        long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
        return withDeadChildren
                ? ticks
                        + Long.parseLong(fields[DEAD_CHILDREN_USER_TIME])
                        + Long.parseLong(fields[DEAD_CHILDREN_SYSTEM_TIME])
                : ticks;
    }

    private static String[] stat(long pid) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // the name, second and in brackets, may have blanks
            return ("- - " + line.substring(line.lastIndexOf(')') + 2)).split(" ");
        } catch (IOException gone) {
            return "0".repeat(DEAD_CHILDREN_SYSTEM_TIME + 1).split("");
        }
    }

    /** Forgets the peak of its memory up to now. */
    void resetPeak() {
        try {
            Files.writeString(Path.of("/proc", Long.toString(pid), "clear_refs"), "5");
        } catch (IOException notAllowed) {
            System.err.println("The peak of memory is since the start: " + notAllowed);
        }
    }

    /** The most memory it had, in MB. */
    double peakMegabytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

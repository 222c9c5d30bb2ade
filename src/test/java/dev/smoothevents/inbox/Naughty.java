package dev.smoothevents.inbox;

import java.util.List;

/** Strings that have broken somebody's messages before. */
public final class Naughty {

    public static final String FAMILY = "👨‍👩‍👧‍👦";

    public static final List<String> STRINGS = List.of(
            "",
            "   ",
            "\u0000\u0001\u001b[31m",
            "<!channel> <@U123> <https://evil.example|click>",
            "&amp; &lt;!here&gt;",
            "a\r\nBcc: victim@example.org",
            "שלום \u202etxt.exe\u202c עולם",
            FAMILY.repeat(2_000),
            "\ud83d lone \udc68",
            "x".repeat(40_000),
            "<".repeat(4_000),
            "e\u0301\u0302".repeat(5_000),
            "=?UTF-8?Q?not_encoded?=",
            "\u2028\u2029\u0085line\u000bbreaks\f",
            "{sentence} ${x} {#for} {{7*7}}",
            "> quoted\n>> twice\n```code```",
            "'; DROP TABLE events; --",
            "]](javascript:alert(1))",
            "\u200b\ufeff");

    private Naughty() {}
}

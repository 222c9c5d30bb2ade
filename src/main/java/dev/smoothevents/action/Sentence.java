package dev.smoothevents.action;

import java.util.List;
import java.util.function.Function;

/**
 * What the feed says about an action: text with placeholders and optional parts. The notation stands at the head of
 * {@code actions.yaml}.
 */
final class Sentence {

    private final Part whole;

    private Sentence(Part whole) {
        this.whole = whole;
    }

    /** @throws IllegalArgumentException says what is wrong with the notation, to be read after "sentence" */
    static Sentence parse(String template) {
        return new Sentence(new SentenceParser(template).parse());
    }

    /** @param values the value of a path such as {@code extra.name}, or null where there is none */
    String render(Function<String, String> values) {
        StringBuilder out = new StringBuilder();
        whole.appendTo(out, values);
        return out.toString().strip().replaceAll(" {2,}", " ");
    }

    /** A piece of a sentence. */
    sealed interface Part {

        /** Whether all of its placeholders had a value; where not, what it appended is of no use. */
        boolean appendTo(StringBuilder out, Function<String, String> values);
    }

    record Text(String text) implements Part {
        @Override
        public boolean appendTo(StringBuilder out, Function<String, String> values) {
            out.append(text);
            return true;
        }
    }

    /** {@code {extra.name|record.name}} */
    record Placeholder(List<String> paths) implements Part {
        @Override
        public boolean appendTo(StringBuilder out, Function<String, String> values) {
            for (String path : paths) {
                String value = values.apply(path);
                if (value != null) {
                    out.append(value);
                    return true;
                }
            }
            return false;
        }
    }

    /** {@code {extra.count=0}} */
    record Condition(String path, String expected) implements Part {
        @Override
        public boolean appendTo(StringBuilder out, Function<String, String> values) {
            return expected.equals(values.apply(path));
        }
    }

    /** Parts one after the other. */
    record Sequence(List<Part> parts) implements Part {
        @Override
        public boolean appendTo(StringBuilder out, Function<String, String> values) {
            boolean complete = true;
            for (Part part : parts) {
                complete &= part.appendTo(out, values);
            }
            return complete;
        }
    }

    /** {@code [this|that]}: the first that is complete, or nothing; complete either way. */
    record Choice(List<Sequence> alternatives) implements Part {
        @Override
        public boolean appendTo(StringBuilder out, Function<String, String> values) {
            int start = out.length();
            for (Sequence alternative : alternatives) {
                if (alternative.appendTo(out, values)) {
                    return true;
                }
                out.setLength(start);
            }
            return true;
        }
    }
}

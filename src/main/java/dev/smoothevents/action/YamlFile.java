package dev.smoothevents.action;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** A YAML file as a tree in which every value knows its line and column. */
final class YamlFile {

    /** Far deeper than any schema goes, and shallow enough for the stack. */
    private static final int MAX_DEPTH = 40;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private YamlFile() {}

    /**
     * Reads the one document of the file.
     *
     * @param name what to call the file in errors
     * @throws CatalogueException for bytes that are not UTF-8 and text that is not YAML
     */
    static YamlField read(String name, byte[] content) {
        String text = decode(name, content);
        LoaderOptions options = new LoaderOptions();
        try {
            check(name, text, options);
            Node root = new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options)
                    .getSingleNode();
            if (root == null) {
                throw new CatalogueException(name + " is empty");
            }
            return new YamlField(name, "", root);
        } catch (MarkedYAMLException e) {
            Mark mark = Objects.requireNonNullElse(e.getProblemMark(), e.getContextMark());
            throw new CatalogueException(place(name, mark) + ": this is not YAML: " + oneLine(e.getProblem()));
        } catch (ReaderException e) {
            long line = text.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            throw new CatalogueException("%s, line %d: this is not YAML: the character U+%04X is not allowed"
                    .formatted(name, line, e.getCodePoint()));
        } catch (YAMLException e) {
            throw new CatalogueException(name + " is not YAML: " + oneLine(e.getMessage()));
        }
    }

    static String place(String name, Mark mark) {
        return name + ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }

    private static String decode(String name, byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new CatalogueException(name + " is not UTF-8");
        }
    }

    /**
     * Makes sure of a tree that is no deeper than anybody needs, before it is built. An alias would make it a graph: that
     * may go round in circles, and has two places at once.
     */
    private static void check(String name, String text, LoaderOptions options) {
        ParserImpl events = new ParserImpl(new StreamReader(text), options);
        int depth = 0;
        while (!events.checkEvent(Event.ID.StreamEnd)) {
            Event event = events.getEvent();
            if (event instanceof AliasEvent alias) {
                throw new CatalogueException(place(name, alias.getStartMark()) + ": aliases (*" + alias.getAnchor()
                        + ") are not supported here, write the value out");
            }
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > MAX_DEPTH) {
                throw new CatalogueException(
                        place(name, event.getStartMark()) + ": this is nested more than " + MAX_DEPTH + " deep");
            }
        }
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}

package dev.cofferdam.playbook;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import dev.cofferdam.playbook.YamlNode.Entry;
import dev.cofferdam.playbook.YamlNode.Mapping;
import dev.cofferdam.playbook.YamlNode.Scalar;
import dev.cofferdam.playbook.YamlNode.Sequence;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLSchema;

/**
 * Reads YAML 1.2 into nodes that know their places. What playbooks do not need and attackers like is refused: anchors,
 * aliases, tags, a second document.
 */
final class YamlReader {
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .yamlSchema(YAMLSchema.CORE)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Limits.BYTES)
                    .maxNameLength(Limits.BYTES)
                    .maxNestingDepth(Limits.DEPTH + 1)
                    .build())
            .build();
    private static final Position START = new Position(1, 1);

    private final Problems problems;
    private final SourceText file;
    private final tools.jackson.core.JsonParser parser;
    private int nodes;

    private YamlReader(Problems problems, SourceText file, tools.jackson.core.JsonParser parser) {
        this.problems = problems;
        this.file = file;
        this.parser = parser;
    }

    /** @return nothing when it is not YAML; problems may have been added in either case */
    static Optional<YamlNode> read(byte[] utf8, Problems problems) {
        if (utf8.length > Limits.BYTES) {
            problems.add(START, "the file has more than %,d bytes: a playbook is a page, not an archive", Limits.BYTES);
            return Optional.empty();
        }
        var text = decoded(utf8, problems);
        if (text == null) return Optional.empty();
        var file = new SourceText(text);
        var control = unprintable(file);
        if (control >= 0) {
            problems.add(
                    file.position(control),
                    "the character U+%04X cannot stand in a YAML file: delete it, or write it as \"\\u%04x\"",
                    file.at(control),
                    file.at(control));
            return Optional.empty();
        }
        try (var parser = YAML.createParser(ObjectReadContext.empty(), text)) {
            return new YamlReader(problems, file, parser).document();
        } catch (Refused e) {
            return Optional.empty();
        } catch (JacksonException e) {
            problems.add(place(e, file), SyntaxErrors.explain(e));
            return Optional.empty();
        }
    }

    private Optional<YamlNode> document() {
        var token = parser.nextToken();
        if (token == null) {
            problems.add(START, "the file is empty; a playbook begins with 'format: 1'");
            return Optional.empty();
        }
        var root = node(token, 1);
        if (parser.nextToken() != null)
            problems.add(place(), "a second document begins here; a file holds one playbook, so delete the '---'");
        return Optional.of(root);
    }

    private YamlNode node(JsonToken token, int depth) {
        var at = place();
        if (++nodes > Limits.NODES) throw refused(at, "the file has more than %,d values", Limits.NODES);
        if (depth > Limits.DEPTH) throw refused(at, "blocks are nested more than %d deep", Limits.DEPTH);
        refuseReferences(at);
        return switch (token) {
            case START_OBJECT -> mapping(at, depth);
            case START_ARRAY -> sequence(at, depth);
            case VALUE_STRING -> scalar(Scalar.Type.TEXT, at);
            case VALUE_NUMBER_INT -> scalar(Scalar.Type.INTEGER, at);
            case VALUE_NUMBER_FLOAT -> scalar(Scalar.Type.DECIMAL, at);
            case VALUE_TRUE, VALUE_FALSE -> scalar(Scalar.Type.FLAG, at);
            case VALUE_NULL -> scalar(Scalar.Type.NOTHING, at);
            case END_ARRAY, END_OBJECT, NOT_AVAILABLE, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw refused(at, "this cannot stand in a playbook");
        };
    }

    private Mapping mapping(Position at, int depth) {
        var entries = new ArrayList<Entry>();
        var places = new HashMap<String, Position>();
        for (var token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            var keyAt = place();
            if (token == null) throw refused(keyAt, "the file ends inside a block");
            if (++nodes > Limits.NODES) throw refused(keyAt, "the file has more than %,d values", Limits.NODES);
            refuseReferences(keyAt);
            var key = scalar(Scalar.Type.TEXT, keyAt);
            var value = node(parser.nextToken(), depth + 1);
            if (isFirst(key, places)) entries.add(new Entry(key, value));
        }
        return new Mapping(entries, at);
    }

    private boolean isFirst(Scalar key, Map<String, Position> places) {
        var first = places.putIfAbsent(key.value(), key.at());
        if (first == null) return true;
        problems.add(key.at(), "the key %s is here twice; the first one is in line %d", shown(key), first.line());
        return false;
    }

    private Sequence sequence(Position at, int depth) {
        var items = new ArrayList<YamlNode>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) throw refused(place(), "the file ends inside a list");
            items.add(node(token, depth + 1));
        }
        return new Sequence(items, at);
    }

    private Scalar scalar(Scalar.Type type, Position at) {
        var value = parser.getString();
        if (value == null) value = "";
        if (value.chars().anyMatch(c -> Character.isSurrogate((char) c))
                && value.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF))
            problems.add(at, "the text holds half of a character (an escaped surrogate without its other half)");
        return new Scalar(type, value, at, offset(), file);
    }

    /**
     * By the characters in the file: the parser does not tell the anchor of every value. No value begins with one of
     * these three unless it is quoted. Source: YAML 1.2.2, rule 126 (ns-plain-first).
     */
    private void refuseReferences(Position at) {
        switch (file.at(offset())) {
            case '&' -> throw refused(at, "anchors (&name) are not allowed: write the value where it is needed");
            case '*' ->
                throw refused(at, "aliases (*name) are not allowed: write the value out, or in quotes if it is text");
            case '!' -> throw refused(at, "tags (!name) are not allowed: delete it, or put the text in quotes");
            default -> {}
        }
    }

    private Position place() {
        return file.position(offset());
    }

    private int offset() {
        return (int) Math.max(0, parser.currentTokenLocation().getCharOffset());
    }

    @FormatMethod
    private Refused refused(Position at, @FormatString String message, Object... arguments) {
        problems.add(at, message, arguments);
        return new Refused();
    }

    private static Position place(JacksonException failure, SourceText file) {
        if (failure.getCause() instanceof MarkedYamlEngineException marked) {
            var mark = marked.getProblemMark().or(marked::getContextMark);
            if (mark.isPresent()) return file.position(mark.get().getIndex());
        }
        var location = failure.getLocation();
        return location == null ? START : file.position((int) location.getCharOffset());
    }

    private static @Nullable String decoded(byte[] utf8, Problems problems) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
            return (!text.isEmpty() && text.charAt(0) == '\uFEFF' ? text.subSequence(1, text.length()) : text)
                    .toString();
        } catch (CharacterCodingException e) {
            var good = validLength(utf8);
            var before = new SourceText(new String(utf8, 0, good, StandardCharsets.UTF_8));
            problems.add(
                    before.position(before.length()),
                    "the byte 0x%02X is not UTF-8: save the file in the encoding UTF-8",
                    utf8[good]);
            return null;
        }
    }

    /** How many bytes there are before the first that is not UTF-8. */
    private static int validLength(byte[] utf8) {
        var from = ByteBuffer.wrap(utf8);
        var to = java.nio.CharBuffer.allocate(utf8.length);
        StandardCharsets.UTF_8.newDecoder().decode(from, to, true);
        return Math.min(from.position(), utf8.length - 1);
    }

    /**
     * @return the offset of the first character that YAML does not allow, -1 when there is none; rule 1, c-printable
     */
    private static int unprintable(SourceText file) {
        for (var i = 0; i < file.length(); i++) {
            var c = file.at(i);
            var printable = c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0x7E) || c == 0x85 || c >= 0xA0;
            if (!printable || c == 0xFFFE || c == 0xFFFF || c == 0xFEFF) return i;
        }
        return -1;
    }

    private static String shown(Scalar key) {
        return key.value().length() <= 60 ? key.value() : key.value().substring(0, 60) + "…";
    }

    /** The file is not read any further; why, the problems tell. */
    @SuppressWarnings("serial")
    private static final class Refused extends RuntimeException {
        Refused() {
            super(null, null, false, false);
        }
    }
}

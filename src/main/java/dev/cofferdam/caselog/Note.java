package dev.cofferdam.caselog;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A note in Markdown, and what it mentions. */
public record Note(String markdown, Mentions mentions) {
    public static final String TYPE = "case.note";

    private static final int LONGEST_MESSAGE = 200;

    public static Note of(String markdown, Mention.Known known) {
        var text = markdown.strip();
        return new Note(text, Mentions.in(text, known));
    }

    /** The note that a record is, also one that was written before notes had a form of their own. */
    public static Optional<Note> in(LogRecord logged) {
        if (!logged.type().equals(TYPE)) return Optional.empty();
        var body = logged.content().body();
        var markdown = body.path("markdown").asString(body.path("text").asString(logged.message()));
        var mentions = body.path("mentions");
        return Optional.of(new Note(
                markdown,
                new Mentions(
                        mentions.path("records")
                                .valueStream()
                                .map(JsonNode::asLong)
                                .toList(),
                        texts(mentions.path("steps")),
                        texts(mentions.path("resources")))));
    }

    /** As it is written into the log; the resources that it mentions are what the record is about. */
    public Draft draft(Origin origin) {
        return Draft.of(TYPE, origin).about(mentions.resources()).with(message(), body());
    }

    /** Its first line that says something, which stands for it in a list. */
    public String message() {
        var line = markdown.lines()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("(empty note)");
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
    }

    /** Without its message. */
    public ObjectNode body() {
        var body = Json.object().put("markdown", markdown);
        if (!mentions.isEmpty()) body.set("mentions", Json.MAPPER.valueToTree(mentions));
        return body;
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}

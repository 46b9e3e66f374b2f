package dev.cofferdam.servers;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads a server's state by something that is not Cofferdam's own code. */
@FunctionalInterface
interface Reads {
    /**
     * The answer by AWS's member names, policy documents as JSON; for what the server refuses {@code {"Error": CODE}},
     * so that the absence of a thing is a fact like others.
     */
    JsonNode answer(Read read);

    /** Of each item of a list in an answer, the text there; empty where it has none. */
    static List<String> texts(JsonNode answer, String list, String pointer) {
        return answer.path(list)
                .valueStream()
                .map(item -> item.at(pointer).asString(""))
                .toList();
    }
}
